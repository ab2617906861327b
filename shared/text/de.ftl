# Deutsch (German). Anrede: „Sie“. The same messages as en.ftl, with the same arguments.
#
# Terms: account Konto · account name Kontoname · user Benutzer · user name Benutzername · administrator Administrator ·
# Enterprise administrator Unternehmensadministrator · operator Betreiber · sign in anmelden · sign out abmelden · password Passwort ·
# choose a password ein Passwort festlegen · reset zurücksetzen · passkey Passkey · security key Sicherheitsschlüssel ·
# authenticator app Authenticator-App · second factor zweiter Faktor · two-factor authentication Zwei-Faktor-Authentifizierung ·
# turn on / off aktivieren / deaktivieren · authentication code Bestätigungscode · recovery code Wiederherstellungscode ·
# mail E-Mail · message Nachricht · mobile number Mobilnummer · contacts Kontaktdaten · linked verknüpft · junk folder Spam-Ordner ·
# session Sitzung · device Gerät · trusted browser vertrauenswürdiger Browser · desktop app Desktop-App · approve / deny genehmigen /
# ablehnen · freeze, lock sperren · restore (a frozen user), unlock entsperren · wait Wartezeit · undo rückgängig machen ·
# expired abgelaufen · damaged (link) fehlerhaft · permission Berechtigung · rules for signing in Anmelderegeln · settings
# Einstellungen · activity Aktivitäten · support Support · phone Smartphone · site Website · how long people stay signed in Sitzungsdauer ·
# in a row hintereinander · lost (factors) verloren gegangen.
# „{ $brand }“ steht ohne Artikel und ohne Bindestrich: „Konto bei { $brand }“, „Passwort für { $brand }“.

## The language itself

# The name of the language, as its speakers write it.
language-name = Deutsch

## Parts of every page

base-skip = Zum Inhalt springen
base-account-nav = Konto
base-help-nav = Hilfe
base-sign-in = Anmelden
base-no-message = Keine Nachricht erhalten?
base-support = Support
base-terms = Nutzungsbedingungen
base-privacy = Datenschutz
base-without-script = Diese Seite funktioniert nur mit JavaScript. Aktivieren Sie JavaScript für diese Website oder aktualisieren Sie Ihren Browser. Laden Sie die Seite dann neu.
base-sign-out = Abmelden
base-settings = Kontoeinstellungen
base-password = Passwort
base-password-missing = Geben Sie Ihr Passwort ein.
base-show = Anzeigen
base-new-tab = (wird in einem neuen Tab geöffnet)
base-loading = Wird geladen …
base-unavailable = Diese Seite konnte nicht geladen werden
base-retry = Erneut versuchen
base-continue = Weiter
base-cancel = Abbrechen
base-close = Schließen

## Part: the menu of the account, in the header

menu-account = Konto
# $name is the name of the person, such as flowmatic or flowmatic/mark.
menu-signed-in-as = Angemeldet als { $name }
menu-security = Sicherheit
menu-activity = Aktivitäten
menu-users = Benutzer

## Part: a code of six digits, or of eight letters and digits

digits-missing = Geben Sie die 6 Ziffern ein.
digits-wrong = Der Code besteht aus 6 Ziffern.
typed-code-missing = Geben Sie den Code ein.
typed-code-wrong = Der Code besteht aus 8 Buchstaben und Ziffern, zum Beispiel ABCD-EFGH.

## Part: below the field of a mailed code

mailed-code-again = Erneut senden
mailed-code-why = Warum kommt kein Code an?
# The subject is the one of mail-code-subject.
mailed-code-junk = Die E-Mail könnte im Spam-Ordner liegen. Ihr Betreff lautet „Ihr Bestätigungscode für { $brand }“.
mailed-code-newest = Nur der Code aus der neuesten E-Mail gilt: Mit jedem neuen Code wird der vorherige ungültig.
mailed-code-once = Jeder Code funktioniert nur einmal und nur 10 Minuten lang.
mailed-code-slow = Manchmal dauert es eine Minute, bis eine E-Mail ankommt. Nach 30 Sekunden können Sie einen neuen Code anfordern.
mailed-code-else = Weitere mögliche Ursachen

## Part: the CAPTCHA in a picture

captcha-label = Zeichen im Bild
captcha-hint = Sechs Buchstaben und Ziffern. Sie können sich die Zeichen auch vorlesen lassen. Groß- und Kleinschreibung spielt keine Rolle.
captcha-picture = Bild mit sechs Buchstaben und Ziffern, die in der Aufnahme vorgelesen werden
captcha-sound = Aufnahme der sechs Buchstaben und Ziffern
captcha-missing = Geben Sie die Zeichen aus dem Bild oder der Aufnahme ein.
captcha-another = Anderes Bild

## Part: the second factor, at a sign-in and before a change

factor-title = Bestätigen Sie Ihre Identität
factor-question = Wie möchten Sie Ihre Identität bestätigen?
factor-passkey = Passkey
factor-passkey-wrong = Dieser Passkey wurde nicht akzeptiert. Versuchen Sie es noch einmal oder wählen Sie eine andere Methode.
factor-app = Authenticator-App
factor-app-hint = Die 6 Ziffern aus der App eingeben
factor-app-wrong = Dieser Code stimmt nicht oder wurde schon verwendet. Jeder Code funktioniert nur einmal und nur eine halbe Minute lang: Warten Sie auf den nächsten. Wenn auch dieser nicht funktioniert, prüfen Sie die Uhrzeit auf dem Gerät mit der App.
factor-email = Code per E-Mail
# $address is where the code goes, with most of it hidden: g…e@example.com
factor-email-hint = Wir senden 6 Ziffern an { $address }
factor-email-wrong = Dieser Code stimmt nicht. Jeder Code funktioniert nur einmal, und nur der aus der neuesten E-Mail gilt.
factor-recovery-code = Wiederherstellungscode
factor-recovery-code-hint = Einen Ihrer gespeicherten Codes verwenden
factor-recovery-code-field = Einer Ihrer gespeicherten Codes. Jeder funktioniert nur einmal.
factor-recovery-code-missing = Geben Sie einen Ihrer Wiederherstellungscodes ein.
factor-recovery-code-shape = Ein Wiederherstellungscode besteht aus 16 Buchstaben und Ziffern, zum Beispiel ABCD-EFGH-JKMN-PQRS.
factor-recovery-code-wrong = Dieser Code stimmt nicht oder wurde schon verwendet. Jeder Code funktioniert nur einmal.
factor-digits = 6-stelliger Code
factor-digits-app = Sie finden ihn in Ihrer Authenticator-App unter { $brand }.
factor-digits-email = Wir haben ihn an { $address } gesendet.
factor-trust = In diesem Browser { $trust-days ->
    [one] { $trust-days } Tag lang
   *[other] { $trust-days } Tage lang
  } nicht mehr nach einem Code fragen
factor-trust-hint = Nur auf einem Gerät, das niemand außer Ihnen nutzt
factor-other = Andere Methode wählen
factor-use-recovery-code = Wiederherstellungscode verwenden
factor-none = Ich habe nichts davon mehr

## Part: before a change, the question for the password, and the wait of 24 hours

reauthenticate-why = Diese Änderung betrifft den Zugang zu Ihrem Konto. Bestätigen Sie deshalb kurz Ihre Identität. Danach fragen wir fünf Minuten lang nicht noch einmal.
reauthenticate-confirm = Bestätigen
reauthenticate-passkey-hint = Statt Passwort und Code
# Between the passkey and the password.
reauthenticate-or = oder
hold-title = Diese Änderung ist erst ab { $time } möglich
hold-why = Sie haben Ihr Passwort vor weniger als 24 Stunden über eine Nachricht zurückgesetzt. 24 Stunden lang kann deshalb niemand Ihre E-Mail-Adresse, Ihre Mobilnummer oder Benutzer ändern, einen zweiten Faktor deaktivieren oder neue Wiederherstellungscodes erstellen. Sonst könnte jemand, der Ihre Nachrichten mitliest, das Konto übernehmen.
hold-way = Sie müssen nicht warten, wenn Sie die Änderung mit einem Passkey, einer Authenticator-App oder einem Wiederherstellungscode aus der Zeit vor dem Zurücksetzen bestätigen.
hold-confirm = Jetzt bestätigen
hold-not-mine = Ich habe mein Passwort nicht zurückgesetzt
hold-not-mine-mailbox = Jemand anderes kann Ihre Nachrichten lesen. Schützen Sie zuerst Ihr Postfach: Legen Sie dafür ein neues Passwort fest.
hold-not-mine-link = Öffnen Sie dann den Link in unserer Nachricht über das Zurücksetzen und bestätigen Sie, dass Sie es nicht waren. Damit werden alle Geräte abgemeldet, und das Konto wird gesperrt, bis Sie das Passwort zurücksetzen.
hold-not-mine-no-message = Sie haben die Nachricht nicht mehr? Dann <a>ändern Sie hier Ihr Passwort</a>. Alle anderen Geräte werden dabei abgemeldet.
hold-not-mine-support = Informieren Sie danach den <a>Support</a>.

## Page: Sign in

sign-in-title = Anmelden
sign-in-create = Konto erstellen
sign-in-account = Kontoname
sign-in-account-hint = Eine E-Mail-Adresse oder ein Name. Als Benutzer eines Kontos geben Sie Konto/Benutzer ein.
sign-in-account-missing = Geben Sie Ihren Kontonamen ein.
sign-in-as-user = Als Benutzer eines Kontos anmelden
sign-in-user = Benutzername
sign-in-user-hint = Der Name, den Sie von einem Administrator des Kontos erhalten haben. Lassen Sie das Feld leer, wenn es Ihr eigenes Konto ist.
sign-in-submit = Anmelden
sign-in-passkey = Mit Passkey anmelden
sign-in-passkey-hint = Mit der Displaysperre Ihres Geräts oder einem Sicherheitsschlüssel
sign-in-forgot = Kontonamen oder Passwort vergessen?
sign-in-new = Neu hier? <a>Konto erstellen</a>
sign-in-as = Sie melden sich als { $name } an. Nach dem Passwort fehlt nur noch Ihr zweiter Faktor.
sign-in-lost = Ich habe App, Passkeys und Wiederherstellungscodes verloren
sign-in-again = Von vorn beginnen
sign-in-already = Sie sind angemeldet
sign-in-another = Anderes Konto verwenden
sign-in-signed-out = Sie sind abgemeldet.
sign-in-ended = Sie wurden abgemeldet. Bitte melden Sie sich neu an. Wenn ein Administrator Ihr Passwort zurückgesetzt hat, verwenden Sie den Link aus der Nachricht darüber.

## Page: Lost second factor

lost-factor-title = Zweiter Faktor verloren
lost-factor-heading = Haben Sie App, Passkeys und Wiederherstellungscodes verloren?
lost-factor-as = Sie melden sich als { $name } an. Ihr Passwort war richtig.
lost-factor-look = Sehen Sie bitte noch einmal nach: Haben Sie einen Passkey oder die App auf einem anderen Gerät? Liegen die Wiederherstellungscodes in einem Passwortmanager oder auf Papier? Eines davon genügt, um sich jetzt anzumelden.
lost-factor-check = Wenn Sie alles verloren haben, können wir die Zwei-Faktor-Authentifizierung deaktivieren. Vorher prüfen wir auf anderem Weg, ob Sie es wirklich sind.
lost-factor-report = Ich habe alles verloren
lost-factor-back = Zurück zur Anmeldung
lost-factor-ways = So prüfen wir Ihre Identität
lost-factor-two-contacts = Wir senden Ihnen einen Code per E-Mail und einen weiteren per SMS an Ihre Mobilnummer. Mit beiden Codes können Sie die Zwei-Faktor-Authentifizierung sofort deaktivieren.
lost-factor-mail-alone = Mit dem Code aus der E-Mail allein müssen Sie einige Tage warten.
lost-factor-wait = Wir senden Ihnen einen Code per E-Mail. Damit beginnt eine Wartezeit von einigen Tagen, denn Postfach und Passwort reichen nicht aus, um die Zwei-Faktor-Authentifizierung sofort zu deaktivieren.
lost-factor-wait-daily = Während der Wartezeit schreiben wir Ihnen jeden Tag. Falls jemand anderes dahintersteckt, können Sie den Vorgang mit einem Klick stoppen. Am Ende senden wir Ihnen einen Link, der die Zwei-Faktor-Authentifizierung deaktiviert.
lost-factor-send-one = Code senden
lost-factor-send-both = Codes senden
lost-factor-enter-one = Code eingeben
lost-factor-enter-both = Beide Codes eingeben
lost-factor-email-code = Code aus der E-Mail
lost-factor-email-code-hint = Er gilt 10 Minuten. Geben Sie ihn nur hier ein.
lost-factor-phone-code = Code aus der SMS
lost-factor-phone-code-hint = Es ist ein anderer Code als in der E-Mail.
lost-factor-begin = Wartezeit starten
lost-factor-turn-off = Zwei-Faktor-Authentifizierung deaktivieren
lost-factor-no-sms = Ich erhalte keine SMS: nur mit der E-Mail fortfahren und warten
lost-factor-off = Die Zwei-Faktor-Authentifizierung ist deaktiviert
lost-factor-off-now = Sie sind auf allen Geräten abgemeldet und können sich jetzt mit Ihrem Passwort allein anmelden. Wir haben Sie auf allen verknüpften Kontaktwegen benachrichtigt.
lost-factor-off-next = Aktivieren Sie bald wieder einen zweiten Faktor und speichern Sie die Wiederherstellungscodes. Einige andere Änderungen sind erst in 24 Stunden möglich.
lost-factor-waiting = Die Wartezeit hat begonnen
lost-factor-ready = Am { $time } senden wir Ihnen einen Link, der die Zwei-Faktor-Authentifizierung deaktiviert. Der Link gilt dann 7 Tage.
lost-factor-until = Bis dahin
lost-factor-until-told = Wir benachrichtigen Sie heute und danach jeden Tag auf allen verknüpften Kontaktwegen.
lost-factor-until-found = Wenn Sie Ihre App, einen Passkey oder einen Wiederherstellungscode wiederfinden, melden Sie sich damit an. Dann endet die Wartezeit, und die Zwei-Faktor-Authentifizierung bleibt aktiv.
lost-factor-until-change = Ändern Sie weder Ihr Passwort noch Ihre Kontaktdaten. Auch das beendet die Wartezeit.
lost-factor-until-again = Eine neue Anfrage verkürzt die Wartezeit nicht.
lost-factor-stop = Hat jemand anderes das angefordert?
lost-factor-stop-what = Jemand, der Ihr Passwort kennt, hat uns gemeldet, dass alle Ihre zweiten Faktoren verloren gegangen sind. Dass Sie diese Seite geöffnet haben, hat noch nichts geändert.
lost-factor-stop-you = <strong>Waren Sie das?</strong> Dann schließen Sie diese Seite: Die Wartezeit läuft weiter.
lost-factor-stop-else = Wenn es jemand anderes war, stoppen Sie den Vorgang mit einem Klick. Die Zwei-Faktor-Authentifizierung bleibt dann aktiv.
lost-factor-stop-now = Das war ich nicht: Zwei-Faktor-Authentifizierung aktiv lassen
lost-factor-stopped = Die Zwei-Faktor-Authentifizierung bleibt aktiv
lost-factor-stopped-what = Sie haben am { $stopped } die Wartezeit für { $name } gestoppt, die jemand am { $began } gestartet hatte. Ihre zweiten Faktoren und Wiederherstellungscodes funktionieren wie zuvor.
lost-factor-stopped-next = Wer das angefordert hat, kennt Ihr Passwort. Legen Sie jetzt ein neues fest: Damit werden alle Geräte abgemeldet.
lost-factor-new-password = Neues Passwort festlegen
lost-factor-finish-what = Die Wartezeit ist vorbei. Dass Sie diese Seite geöffnet haben, hat noch nichts geändert.
lost-factor-finish-click = Mit einem Klick deaktivieren Sie alle zweiten Faktoren und Wiederherstellungscodes. Alle Geräte werden abgemeldet. Danach reicht Ihr Passwort allein zum Anmelden.
lost-factor-finish-found = <strong>Haben Sie Ihre App, einen Passkey oder einen Wiederherstellungscode wiedergefunden?</strong> Dann schließen Sie diese Seite und melden Sie sich damit an: Alles bleibt, wie es ist.
lost-factor-finish-else = <strong>Hat jemand anderes das angefordert?</strong> Dann kennt diese Person Ihr Passwort: <a>Legen Sie ein neues fest</a>. Damit ist der Vorgang gestoppt, und die Zwei-Faktor-Authentifizierung bleibt aktiv.
lost-factor-forbidden = Fragen Sie Ihren Administrator
lost-factor-forbidden-why = Sie melden sich als Benutzer eines Kontos an. Ein Administrator des Kontos kann Ihre zweiten Faktoren auf der Seite „Benutzer“ sofort zurücksetzen.
lost-factor-forbidden-then = Danach reicht Ihr Passwort allein zum Anmelden. Aktivieren Sie dann wieder einen zweiten Faktor.
lost-factor-support = Hier muss Ihnen der Support helfen
lost-factor-support-why = Sie haben Ihr Passwort über Ihre E-Mail-Adresse oder Mobilnummer zurückgesetzt, oder mit Ihrem Konto ist keine E-Mail-Adresse verknüpft. Ein weiterer Code an dieselbe Stelle würde nichts zusätzlich beweisen.
lost-factor-support-next = Bitte schreiben Sie uns. Wir suchen einen anderen Weg, Ihre Identität zu prüfen.
lost-factor-support-form = Support kontaktieren
lost-factor-expired = Bitte beginnen Sie von vorn
lost-factor-expired-why = Es hat zu lange gedauert, zu viele Codes waren falsch, oder Ihr Konto hat sich inzwischen geändert. Es wurde nichts deaktiviert.
lost-factor-expired-next = Mit dem Passwort anmelden
lost-factor-over = Dieser Link ist abgelaufen oder wurde schon verwendet
lost-factor-over-why = Die zugehörige Wartezeit ist vorbei oder wurde gestoppt, zum Beispiel durch eine Anmeldung mit einem zweiten Faktor.
lost-factor-over-next = Wenn Sie das nicht angefordert haben, kennt jemand Ihr Passwort. Legen Sie ein neues fest: Damit werden alle Geräte abgemeldet.
lost-factor-damaged = Dieser Link ist fehlerhaft
lost-factor-damaged-how = Manche E-Mail-Programme kürzen oder verändern Links. Kopieren Sie den ganzen Link aus unserer Nachricht in die Adressleiste.
lost-factor-missing = Melden Sie sich zuerst mit Ihrem Passwort an
# The quoted words are sign-in-lost.
lost-factor-missing-how = Haben Sie App, Passkeys und Wiederherstellungscodes verloren? Geben Sie Ihren Namen und Ihr Passwort ein. Wenn die Seite nach Ihrem zweiten Faktor fragt, wählen Sie „{ sign-in-lost }“.
lost-factor-missing-link = Sie kommen aus einer unserer Nachrichten? Dann öffnen Sie den Link darin noch einmal.

## Page: Sign in a desktop app

device-title = Desktop-App anmelden
# $name is the person who approves.
device-lead = Die App zeigt einen Code an. Geben Sie ihn hier ein, um zu sehen, was sich als { $name } anmelden möchte. Ohne Ihre Bestätigung passiert nichts.
device-code = Code aus der App
device-code-hint = 8 Buchstaben und Ziffern. Der Code gilt 10 Minuten.
device-code-missing = Geben Sie den Code ein, den die App anzeigt.
device-warning = <strong>Hat Ihnen jemand diesen Code oder einen Link zu dieser Seite geschickt?</strong> Dann schließen Sie die Seite: Diese Person will in Ihr Konto. Wir verschicken nie Codes für Apps, und niemand hat einen Grund, Sie um die Eingabe zu bitten.
device-help = Hilfe zu Codes von Desktop-Apps
device-confirm = Ist das Ihre App?
device-confirm-lead = Eine Desktop-App möchte sich als { $name } anmelden. Die App kann dann alles tun, was Sie tun können, bis Sie sie abmelden.
device-request-code = Code
device-request-code-hint = Die App muss auf einem Bildschirm vor Ihnen denselben Code anzeigen.
device-request-name = Name laut App
device-request-name-hint = Diesen Namen hat die App angegeben. Jeder kann einen beliebigen Namen angeben.
device-request-time = Angefragt
device-request-address = Netzwerkadresse
device-same-address = Dieser Browser hat dieselbe Adresse.
device-other-address = Dieser Browser hat eine andere Adresse. Das ist nur üblich, wenn App und Browser verschiedene Netze nutzen, zum Beispiel ein Smartphone mit mobilen Daten.
device-approve-if = Genehmigen Sie die Anfrage nur, wenn Sie die App gerade selbst gestartet haben. Wenn jemand Sie gebeten hat, den Code einzugeben, lehnen Sie sie ab.
device-deny = Ablehnen
device-approve = Genehmigen
device-approved = Die App ist genehmigt
device-approved-next = Wechseln Sie zurück zur App: In wenigen Sekunden ist sie angemeldet. Sie erhalten dann eine E-Mail von uns.
device-take-back = Das war ein Versehen: Genehmigung zurücknehmen
device-devices = Meine Geräte ansehen
device-denied = Die App ist nicht angemeldet
device-denied-what = Sie kann diesen Code nicht mehr verwenden.
device-denied-else = Hat jemand Sie gebeten, den Code einzugeben? Dann wollte diese Person in Ihr Konto. Mehr müssen Sie nicht tun. Falls sie auch Ihr Passwort kennt, <a>ändern Sie es</a>.

## Scripts: parts of every page

js-browser = Browser
# After “Send again”, until that is possible. $clock is minutes and seconds: 0:29.
js-pause = in { $clock }
js-offline = Der Dienst ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es dann noch einmal.
# $when is js-moment-soon, js-moment-at, js-moment-after, or a time as the browser writes it: in 20 seconds.
js-rate-limited = Das waren gerade zu viele Versuche. Bitte versuchen Sie es { $when } noch einmal.
js-unavailable = Der Dienst antwortet gerade nicht. Bitte versuchen Sie es { $when } noch einmal.
js-captcha-unsolved = Bitte bestätigen Sie zuerst oberhalb der Schaltfläche, dass Sie ein Mensch sind.
js-captcha-failed = Die Prüfung, ob Sie ein Mensch sind, ist fehlgeschlagen. Oberhalb der Schaltfläche finden Sie eine neue: Bitte versuchen Sie es noch einmal.
js-failed = Das hat nicht funktioniert. Bitte versuchen Sie es noch einmal. Wenn das Problem bestehen bleibt, wenden Sie sich an den Support.
js-moment-soon = in Kürze
# $in is a time as the browser writes it: in 5 minutes. $time is a time of day.
js-moment-at = { $in } (um { $time } Uhr)
js-moment-after = { $in } (nach { $time } Uhr)

## Scripts: forms

# The end of a message about a wrong code.
js-tries-left = { $count ->
    [one] { $wrong } Sie haben noch { $count } Versuch.
   *[other] { $wrong } Sie haben noch { $count } Versuche.
  }
js-form-broken = Auf dieser Seite ist etwas schiefgegangen. Bitte laden Sie sie neu.
js-form-check = Bitte prüfen Sie diese Eingabe.
js-form-several = { $count ->
    [one] { $count } Eingabe muss korrigiert werden.
   *[other] { $count } Eingaben müssen korrigiert werden.
  }
js-copy-refused = Ihr Browser erlaubt dieser Seite nicht, etwas zu kopieren. Bitte markieren und kopieren Sie den Text selbst.
js-copied = Kopiert
js-password-too-short = Verwenden Sie mindestens { $min } Zeichen.
js-password-too-long = Verwenden Sie höchstens { $max } Zeichen.
js-password-bad-character = Verwenden Sie nur Buchstaben, Ziffern und Sonderzeichen.
js-password-contains-name = Das Passwort darf Ihren Konto- oder Benutzernamen nicht enthalten.
js-password-differs = Die beiden Passwörter stimmen nicht überein.
# After a rule for passwords, for people who do not see its mark.
js-rule-met = (erfüllt)
js-rule-broken = (nicht erfüllt)
js-between-sentences = {" "}
js-day-and-time = { $day } um { $time }
js-show = Anzeigen
js-hide = Verbergen
js-code-just-sent = Wir haben Ihnen eben erst einen Code gesendet. Falls er für etwas anderes bestimmt war, funktioniert er hier nicht. Sie können { $when } einen neuen anfordern.
js-code-used-up = Sie haben die Höchstzahl an Codes pro Tag erreicht. Den nächsten können Sie { $when } anfordern.
js-code-no-address = Mit Ihrem Konto ist keine E-Mail-Adresse verknüpft, deshalb können wir Ihnen keinen Code senden. <a>Schreiben Sie uns, wir helfen Ihnen</a>.
js-code-sent-again = Ein neuer Code ist unterwegs. Der vorherige gilt nicht mehr.
js-passkey-unused = Es wurde kein Passkey verwendet. Versuchen Sie es noch einmal oder wählen Sie eine andere Methode.
js-passkey-exists = Auf diesem Gerät oder Sicherheitsschlüssel gibt es schon einen Passkey für Ihr Konto.
js-passkey-address = Unter dieser Adresse funktionieren Passkeys nicht.
js-passkey-failed = Das hat in diesem Browser nicht funktioniert. Versuchen Sie es noch einmal oder wählen Sie eine andere Methode.
js-captcha-check = Ich bin kein Roboter
js-captcha-checking = Wird geprüft …
js-captcha-checked = Geprüft
js-captcha-not-checked = Die Prüfung hat nicht funktioniert. Bitte versuchen Sie es noch einmal.
js-captcha-renewed = Es gibt ein neues Bild.
js-captcha-not-renewed = Im Moment gibt es kein neues Bild. Bitte versuchen Sie es noch einmal.

## Scripts: the second factor

js-factor-your-address = Ihre E-Mail-Adresse
js-factor-in-a-row = Zu viele falsche Codes hintereinander. Bitte verwenden Sie einen Wiederherstellungscode: Danach funktionieren die anderen Codes wieder.
js-factor-used-up = Zu viele falsche Codes. Ein Wiederherstellungscode funktioniert weiterhin. Andere Codes funktionieren { $when } wieder.
js-factor-recovery-used-up = Zu viele falsche Wiederherstellungscodes. Bitte versuchen Sie es { $when } noch einmal.
js-reauthenticate-wrong = Das ist nicht Ihr Passwort.

## Scripts: the sign-in

js-sign-in-wrong = Name und Passwort passen nicht zusammen. Prüfen Sie beides auf Tippfehler. Als Benutzer eines Kontos geben Sie Konto/Benutzer ein. Falls ein Administrator Ihr Passwort zurückgesetzt hat, verwenden Sie den Link aus der Nachricht dazu. Oder <a>lassen Sie sich von uns helfen</a>.
js-sign-in-attacked = Jemand hat für diesen Namen viele Passwörter ausprobiert. Bitte bestätigen Sie oberhalb der Schaltfläche, dass Sie ein Mensch sind, und melden Sie sich dann noch einmal an.
js-sign-in-attacked-quiet = Jemand hat für diesen Namen viele Passwörter ausprobiert. Bitte melden Sie sich noch einmal an: Dieser Browser weist jetzt mit einer kurzen Berechnung nach, dass Sie ein Mensch sind.
js-sign-in-five-wrong = Fünf Codes waren falsch, deshalb wurde diese Anmeldung abgebrochen. Bitte geben Sie Ihr Passwort noch einmal ein.
js-sign-in-expired = Es hat länger als 10 Minuten gedauert, oder zu viele Codes waren falsch. Bitte geben Sie Ihr Passwort noch einmal ein.
js-sign-in-passkey-expired = Es hat länger als 5 Minuten gedauert. Bitte wählen Sie Ihren Passkey noch einmal aus.

## Scripts: a lost second factor

js-lost-factor-one-wrong = Einer der beiden Codes stimmt nicht oder ist nicht der neueste. Bitte vergleichen Sie beide.
js-lost-factor-wrong = Dieser Code stimmt nicht. Nur der Code aus der neuesten E-Mail gilt.
js-lost-factor-used-up = Heute wurden zu viele falsche Codes eingegeben. Bitte versuchen Sie es { $when } noch einmal.

## Scripts: signing in a desktop app

js-device-no-name = Kein Name angegeben
js-device-name-quoted = „{ $name }“
js-device-over = Diese App wartet nicht mehr: Der Code ist älter als 10 Minuten oder wurde schon verwendet. Lassen Sie sich in der App einen neuen anzeigen.
js-device-unknown = Keine App wartet mit diesem Code auf eine Anmeldung. Vergleichen Sie ihn mit dem Code in Ihrer App oder lassen Sie sich dort einen neuen anzeigen.
js-device-signed-in = Die App ist bereits angemeldet. <a>Melden Sie sie unter Ihren Geräten ab</a>.

## Page: Forgot your name or password

forgot-title = Namen oder Passwort vergessen
forgot-heading = Kontonamen oder Passwort vergessen?
forgot-lead-email = Geben Sie Ihre E-Mail-Adresse ein. Wir senden Ihnen die Namen Ihrer Konten und einen Link, mit dem Sie ein neues Passwort festlegen.
forgot-lead-phone = Geben Sie Ihre Mobilnummer ein. Wir senden Ihnen einen Code. Damit sehen Sie hier Ihre Konten und legen ein neues Passwort fest.
forgot-way = Wie können wir Sie erreichen?
forgot-way-email = Per E-Mail
forgot-way-phone = Per SMS
forgot-email = E-Mail-Adresse
forgot-email-missing = Geben Sie Ihre E-Mail-Adresse ein.
forgot-email-wrong = Geben Sie eine einzelne E-Mail-Adresse ein, zum Beispiel name@example.com.
forgot-use-number = Das ist eine Mobilnummer. Stattdessen SMS senden
forgot-phone = Mobilnummer
forgot-phone-hint = Mit Pluszeichen und Ländervorwahl, zum Beispiel +49 1512 3456789.
forgot-know-name = Ich kenne meinen Kontonamen
forgot-know-name-hint = Wenn Sie einen Namen eingeben, geht es in unserer Nachricht nur um dieses Konto.
forgot-account = Kontoname
forgot-user = Benutzername
forgot-optional = optional
forgot-send-link = Link senden
forgot-send-code = Code senden
forgot-have-code = Ich habe einen Code
forgot-back = Zurück zur Anmeldung
forgot-sent-heading-email = Sehen Sie in Ihrem Postfach nach
forgot-sent-heading-phone = Sehen Sie auf Ihrem Smartphone nach
forgot-sent-email = Wenn { $address } zu einem Konto gehört, haben wir eine E-Mail mit dem Betreff „Passwort für { $brand } zurücksetzen“ gesendet. Link und Code darin gelten 15 Minuten.
forgot-sent-phone = Wenn { $address } zu einem Konto gehört, haben wir eine SMS gesendet. Der Code darin gilt 10 Minuten.
forgot-reference-email = In der E-Mail stehen dieselben zwei Wörter. Daran erkennen Sie, dass es die richtige ist.
forgot-reference-phone = In der SMS stehen dieselben zwei Wörter. Daran erkennen Sie, dass es die richtige ist.
forgot-code-email = Code aus der E-Mail
forgot-code-phone = Code aus der SMS
forgot-code-hint-email = Sie lesen Ihre E-Mails auf einem anderen Gerät? Dann geben Sie den Code hier ein.
forgot-code-hint-phone = Geben Sie den Code nur hier ein und verraten Sie ihn niemandem.
forgot-continue = Weiter
forgot-send-another = Noch einmal senden
forgot-junk = Sehen Sie auch im Spam-Ordner nach.
forgot-no-mail = Nach ein paar Minuten noch keine E-Mail?
forgot-no-sms = Nach ein paar Minuten noch keine SMS?
forgot-wrong-address = Falsche Adresse? Ändern
forgot-wrong-number = Falsche Nummer? Ändern
forgot-ask-support = Support kontaktieren
forgot-expired = Dieser Code ist abgelaufen oder wurde schon verwendet
forgot-expired-email = Ein Code gilt 15 Minuten und für fünf Versuche. Ihr Konto ist so sicher wie zuvor. Fordern Sie einen neuen Code an.
forgot-expired-phone = Ein Code gilt 10 Minuten und für fünf Versuche. Ihr Konto ist so sicher wie zuvor. Fordern Sie einen neuen Code an.
forgot-another = Neuen Code senden
forgot-administrator = Keine E-Mail-Adresse oder Mobilnummer verknüpft? Fragen Sie Ihren Administrator

## Page: Reset your password

reset-title = Passwort zurücksetzen
reset-opened = Sie haben den Link aus unserer E-Mail geöffnet. Auf der nächsten Seite sehen Sie Ihr Konto und legen ein neues Passwort fest.
reset-not-asked = Sie haben das nicht angefordert? Schließen Sie diese Seite. Es hat sich nichts geändert.
reset-continue = Weiter
reset-expired = Dieser Link ist abgelaufen oder wurde schon verwendet
reset-expired-why = Ein Link funktioniert nur einmal und nur 15 Minuten lang. Ihr Konto ist so sicher wie zuvor. Fordern Sie einen neuen Link an.
reset-missing = Öffnen Sie den Link aus Ihrer E-Mail
reset-missing-why = Diese Seite braucht den Link aus unserer E-Mail. Wenn Sie die Seite gerade neu geladen haben, öffnen Sie den Link noch einmal.
reset-damaged = Dieser Link ist fehlerhaft
reset-damaged-why = Manche E-Mail-Programme kürzen oder verändern Links. Kopieren Sie den ganzen Link aus der E-Mail in die Adressleiste. Oder geben Sie den Code aus der E-Mail auf der Seite ein, auf der Sie ihn angefordert haben.
reset-type-code = Code eingeben
reset-another = Neuen Link senden

## Choosing a new password, at the end of a recovery

choose-title = Neues Passwort festlegen
choose-more = Sie haben mehr Konten, als diese Liste zeigt. Wenn Ihres fehlt, <a>fordern Sie eine neue Nachricht an</a> und geben Sie den Namen unter „Ich kenne meinen Kontonamen“ ein.
choose-change = Passwort ändern
choose-done = Passwort geändert
choose-done-what = Sie sind auf allen Geräten abgemeldet. Melden Sie sich als { $name } mit dem neuen Passwort an.
choose-done-factors = Ihre zweiten Faktoren sind unverändert.
choose-sign-in = Anmelden
choose-time-up = Die Zeit ist abgelaufen
choose-time-up-why = Zum Schutz Ihres Kontos haben Sie 10 Minuten Zeit, ein Passwort festzulegen. Ihr Passwort wurde nicht geändert.

## Fields for a new password

password-new = Neues Passwort
password-new-missing = Legen Sie ein Passwort fest.
password-again = Neues Passwort wiederholen
password-again-missing = Wiederholen Sie das Passwort.
# After “Show” or “Hide”, for people who do not see the field.
password-rule-length = { $password-min } bis { $password-max } Zeichen
password-rule-name = Enthält weder Ihren Kontonamen noch Ihren Benutzernamen

## Field for a mobile number

phone-missing = Geben Sie die Mobilnummer ein.
phone-wrong = Geben Sie eine einzelne Nummer mit Pluszeichen und Ländervorwahl ein, zum Beispiel +49 1512 3456789.

## Page: Choose your password

activate-title = Passwort festlegen
activate-lead = Mit diesem Passwort melden Sie sich künftig bei { $brand } an. Niemand sonst erfährt es, auch kein Administrator.
activate-name = Sie melden sich als { $name } an.
activate-set = Passwort festlegen
activate-done = Ihr Passwort ist festgelegt
activate-done-name = Sie können sich jetzt als { $name } anmelden.
activate-sign-in = Anmelden
activate-expired = Dieser Link ist abgelaufen oder wurde schon verwendet
activate-expired-why = Ein Link funktioniert nur einmal und nur 24 Stunden lang. Wenn Sie Ihr Passwort schon festgelegt haben, melden Sie sich einfach an.
activate-expired-invited = Haben Sie den Link von einem Administrator erhalten? Bitten Sie ihn um einen neuen.
activate-expired-registered = Haben Sie selbst ein Konto erstellt? <a>Erstellen Sie es noch einmal</a>
activate-missing = Öffnen Sie den Link, den Sie erhalten haben
activate-missing-why = Diese Seite braucht den Link aus unserer E-Mail oder von Ihrem Administrator. Wenn Sie die Seite gerade neu geladen haben, öffnen Sie den Link noch einmal.
activate-damaged = Dieser Link ist fehlerhaft
activate-damaged-why = Manche E-Mail-Programme kürzen oder verändern Links. Kopieren Sie den ganzen Link in die Adressleiste. Wenn das nicht hilft, fordern Sie einen neuen an.
activate-register = Konto erstellen
activate-taken = Dieser Name ist vergeben
activate-taken-why = Inzwischen hat jemand anderes ein Konto mit diesem Namen erstellt. Bitte wählen Sie einen anderen Namen.
activate-another-name = Anderen Namen wählen

## Page: Create an account

register-title = Konto erstellen
register-lead = Wir senden Ihnen eine E-Mail mit einem Link. Öffnen Sie ihn, um Ihr Passwort festzulegen.
register-account = Kontoname
register-account-hint = Ihre E-Mail-Adresse oder ein Name mit 3 bis 64 Zeichen: Buchstaben a–z, Ziffern, Punkte, Bindestriche und Unterstriche.
register-account-missing = Geben Sie einen Kontonamen oder Ihre E-Mail-Adresse ein.
register-account-wrong = Geben Sie eine E-Mail-Adresse oder einen Namen mit 3 bis 64 Zeichen ein: Buchstaben a–z, Ziffern, Punkte, Bindestriche und Unterstriche. Der Name beginnt mit einem Buchstaben oder einer Ziffer.
register-email = E-Mail-Adresse
register-email-hint = An diese Adresse schreiben wir, wenn Sie Ihren Namen oder Ihr Passwort vergessen.
register-email-missing = Geben Sie Ihre E-Mail-Adresse ein.
register-email-wrong = Geben Sie eine einzelne E-Mail-Adresse ein, zum Beispiel name@example.com.
register-create = Konto erstellen
register-have-account = Sie haben schon ein Konto? <a>Anmelden</a>
register-sent = Sehen Sie in Ihrem Postfach nach
register-sent-to = Wir haben eine E-Mail an { $address } gesendet. Öffnen Sie den Link darin innerhalb von 24 Stunden und legen Sie Ihr Passwort fest.
register-sent-nothing = Nach ein paar Minuten noch nichts da? Sehen Sie im Spam-Ordner nach oder <a>lesen Sie, was sonst hilft</a>.
register-send-again = Erneut senden
register-wrong-address = Falsche Adresse? Ändern
register-closed = Konten gibt es nur auf Einladung
register-closed-how = Neue Konten bei { $brand } erstellt der Betreiber dieses Dienstes. Bitten Sie ihn um eines. Sie erhalten dann eine E-Mail mit einem Link, über den Sie Ihr Passwort festlegen.
register-closed-sign-in = Anmelden
register-closed-support = So erreichen Sie den Support

## Page: Was this not you?

not-me-title = Waren Sie das nicht?
not-me-lead = In unserer Nachricht ging es um eine Änderung an Ihrem Konto. Dass Sie diese Seite geöffnet haben, hat nichts geändert.
not-me-was-you = <strong>Waren Sie es?</strong> Schließen Sie diese Seite. Alles bleibt, wie es ist.
not-me-was-not-you = War es jemand anderes?
not-me-undoes = <strong>Wir machen die Änderung rückgängig</strong>, samt allem, was darauf folgte. Ihre E-Mail-Adresse, Ihre Mobilnummer und Ihre zweiten Faktoren sind dann wieder wie vorher.
not-me-signs-out = <strong>Wir melden alle Geräte ab</strong> und sperren Benutzer, die von dort aus erstellt wurden oder mehr Berechtigungen erhalten haben.
not-me-freezes = <strong>Wir sperren Ihr Konto.</strong> Mit Ihrem Namen kann sich niemand anmelden, bis Sie das Passwort zurücksetzen.
not-me-undo = Das war ich nicht: rückgängig machen und Konto sperren
not-me-done = Die Änderung wurde rückgängig gemacht und Ihr Konto gesperrt
not-me-done-what = Wir haben alle Geräte von { $name } abgemeldet. Mit diesem Namen kann sich niemand anmelden, bis das Passwort zurückgesetzt ist.
not-me-next = Das sollten Sie jetzt tun
not-me-next-mailbox = Könnte jemand anderes Ihre E-Mails lesen? Dann legen Sie zuerst ein neues Passwort für Ihr Postfach fest.
not-me-next-reset = Setzen Sie hier Ihr Passwort zurück. Damit heben Sie die Sperre Ihres Kontos auf.
not-me-next-code = Melden Sie sich an. Wenn die Seite mehr als das Passwort verlangt, verwenden Sie einen Passkey, Ihre Authenticator-App oder einen Wiederherstellungscode. Wenn Sie nichts davon haben, öffnen Sie den Link „Das war ich nicht“ in einer früheren Nachricht von uns. Je älter die Nachricht, desto mehr wird rückgängig gemacht.
not-me-next-review = Prüfen Sie Ihre Kontaktdaten, Geräte und zweiten Faktoren. Deaktivieren oder entfernen Sie, was nicht von Ihnen stammt. Einige Änderungen sind erst 24 Stunden nach dem Zurücksetzen möglich.
not-me-reset = Passwort zurücksetzen
not-me-user = Sie sind Benutzer eines Kontos. Wenn Sie keine Nachricht erhalten, bitten Sie Ihren Administrator um einen Link, über den Sie ein neues Passwort festlegen.
not-me-expired = Dieser Link ist abgelaufen oder wurde schon verwendet
not-me-expired-used = Ein Link funktioniert nur einmal und nur 7 Tage lang. Wenn Sie ihn verwendet haben, wurde die Änderung rückgängig gemacht und Ihr Konto gesperrt. Setzen Sie das Passwort zurück, um die Sperre aufzuheben.
not-me-expired-else = Wenn Sie ihn nicht verwendet haben und mit Ihrem Konto etwas nicht stimmt, setzen Sie jetzt das Passwort zurück. Damit werden alle Geräte abgemeldet. Prüfen Sie danach Ihre Kontaktdaten und zweiten Faktoren und wenden Sie sich an den Support, wenn Sie Hilfe brauchen.
not-me-support = Support kontaktieren
not-me-missing = Öffnen Sie den Link aus unserer Nachricht
not-me-missing-why = Diese Seite braucht den Link aus unserer Nachricht. Wenn Sie die Seite gerade neu geladen haben, öffnen Sie den Link noch einmal. Er gilt 7 Tage.
not-me-missing-else = Wenn Sie die Nachricht nicht mehr haben und vermuten, dass jemand anderes auf Ihr Konto zugreift, setzen Sie das Passwort zurück. Damit werden alle Geräte abgemeldet.
not-me-damaged = Dieser Link ist fehlerhaft
not-me-damaged-why = Manche E-Mail-Programme kürzen oder verändern Links. Kopieren Sie den ganzen Link aus der Nachricht in die Adressleiste.

## Page: No message from us?

help-title = Keine Nachricht von uns?
help-lead = Die meisten Nachrichten kommen innerhalb einer Minute an. Falls Ihre fehlt, gehen Sie diese Schritte durch. Die ersten helfen am häufigsten.
help-more = Weitere Fragen
help-junk = Im Spam-Ordner nachsehen
help-junk-how = Sehen Sie auch unter „Spam“, „Werbung“ und „Sonstige“ nach sowie in Ordnern, in die Ihre eigenen Regeln E-Mails einsortieren.
help-subject = Nach dem Betreff suchen
help-subject-how = Durchsuchen Sie alle Ihre E-Mails nach „{ $brand }“. Die E-Mail zum Zurücksetzen des Passworts hat den Betreff „Passwort für { $brand } zurücksetzen“.
help-addresses = Ihre anderen Adressen ausprobieren
help-addresses-how = Wir schreiben nur an die Adresse, die mit dem Konto verknüpft ist. Zu Ihrer Sicherheit verrät diese Website nicht, ob es eine gibt. Vielleicht haben Sie eine andere Adresse verwendet: eine berufliche, eine von der Schule oder eine ältere.
help-wait = Ein paar Minuten warten
help-wait-how = Manche E-Mail-Anbieter und Firmenfilter halten E-Mails von unbekannten Absendern eine Weile zurück.
help-pause = Nicht zu oft anfordern
help-pause-how = An eine Adresse senden wir höchstens drei Nachrichten direkt nacheinander, danach alle fünf Minuten eine.
help-address-book = Uns ins Adressbuch aufnehmen
help-address-book-how = E-Mails von Absendern aus Ihrem Adressbuch landen selten im Spam-Ordner. Unsere Adresse finden Sie in jeder früheren E-Mail von uns.
help-another = Neue Nachricht anfordern
help-support = Support kontaktieren
help-register = Sie warten auf die E-Mail für ein neues Konto? <a>Fordern Sie sie noch einmal an</a>
help-sms = Keine SMS?
help-sms-lead = Eine SMS enthält einen Code und keinen Link. Geben Sie den Code auf der Seite ein, auf der Sie ihn angefordert haben.
help-sms-signal = Prüfen Sie, ob Ihr Smartphone Empfang hat. Schalten Sie den Flugmodus ein und wieder aus. Im Ausland kommen manche SMS nicht an.
help-sms-blocked = Sehen Sie unter den blockierten Nachrichten und den Nachrichten von unbekannten Absendern nach.
help-sms-form = Geben Sie die Nummer mit Pluszeichen und Ländervorwahl ein: +49 1512 3456789, nicht 01512 3456789.
help-sms-linked = Wir schreiben nur an die Nummer, die mit dem Konto verknüpft ist. Zu Ihrer Sicherheit verrät diese Website nicht, ob es eine gibt.
help-sms-limit = An eine Nummer senden wir höchstens drei SMS direkt nacheinander, danach alle fünf Minuten eine.
help-sms-email = Falls eine E-Mail-Adresse verknüpft ist, <a>verwenden Sie diese</a>.
help-sms-neither = Geht beides nicht? <a>Ihr Administrator kann helfen</a>
help-countries = Länder, in die wir SMS senden
help-countries-only = An Mobilnummern anderer Länder können wir keine SMS senden.
help-administrator = Keine E-Mail-Adresse oder Mobilnummer verknüpft?
help-administrator-who = Dann können wir Sie nicht erreichen. Wenden Sie sich an den Administrator, der Ihren Benutzer erstellt hat. Er kann:
help-administrator-reset = Ihnen einen Link geben, über den Sie ein neues Passwort festlegen. Er funktioniert nur einmal und nur 24 Stunden lang. Der Administrator erfährt das Passwort nicht.
help-administrator-contact = eine E-Mail-Adresse oder Mobilnummer für Sie eintragen, damit Sie sich beim nächsten Mal selbst helfen können.
help-administrator-factors = Ihre zweiten Faktoren deaktivieren, wenn Sie keine Codes mehr erhalten können.
help-administrator-own = Es ist Ihr eigenes Konto? <a>Support kontaktieren</a>
help-codes = Codes bei der Anmeldung
help-codes-mail = Die E-Mail mit dem Code hat den Betreff „Ihr Bestätigungscode für { $brand }“. Die Schritte für andere E-Mails helfen auch hier.
help-codes-newest = Nur der Code aus der neuesten E-Mail gilt. Er funktioniert nur einmal, nur 10 Minuten lang und nur auf der Seite, auf der Sie ihn angefordert haben.
help-codes-again = Nach 30 Sekunden können Sie einen neuen Code anfordern, bis zu 20-mal am Tag.
help-codes-app = Eine Authenticator-App zeigt selbst Codes an. Öffnen Sie die App und suchen Sie nach { $brand }. Wenn die Codes nicht akzeptiert werden, aktivieren Sie auf Ihrem Smartphone die automatische Uhrzeit.
help-codes-recovery = Sie kommen an keinen Code? Verwenden Sie einen Wiederherstellungscode.
help-codes-lost = Ein neues Passwort deaktiviert die Zwei-Faktor-Authentifizierung nicht. <a>Was Sie tun können, wenn Sie alles verloren haben</a>
help-passkeys = Passkeys
help-passkeys-use = Wählen Sie auf der Anmeldeseite „Mit Passkey anmelden“. Ein Passkey ersetzt Passwort und Code.
help-passkeys-other = Wenn der Browser keinen Passkey findet, ist Ihrer vielleicht auf einem anderen Gerät. Wählen Sie im Fenster des Browsers das andere Gerät aus, schalten Sie Bluetooth ein und scannen Sie den QR-Code mit Ihrem Smartphone.
help-passkeys-refused = Wenn der Passkey nicht akzeptiert wird, melden Sie sich zuerst mit dem Passwort an und verwenden Sie danach den Passkey. Das kann vorkommen, wenn das Passwort zurückgesetzt wurde.
help-passkeys-lost = Sie haben das Gerät mit dem Passkey verloren? Melden Sie sich auf andere Weise an und <a>entfernen Sie den Passkey</a>. Ohne Ihren Fingerabdruck, Ihr Gesicht oder Ihre PIN kann ihn niemand verwenden.
help-recovery-codes = Wiederherstellungscodes
help-recovery-codes-where = Sie haben zehn Wiederherstellungscodes erhalten, als Sie die Zwei-Faktor-Authentifizierung aktiviert haben. Sehen Sie in Ihrem Passwortmanager oder in Ihren Unterlagen nach oder suchen Sie nach einer Datei namens „Wiederherstellungscodes für { $brand }“.
help-recovery-codes-how = Ein Wiederherstellungscode besteht aus 16 Buchstaben und Ziffern, zum Beispiel ABCD-EFGH-JKMN-PQRS. Geben Sie ihn nach dem Passwort anstelle des Codes ein. Jeder funktioniert nur einmal.
help-recovery-codes-new = Haben Sie nur noch wenige, oder kennt sie jemand anderes? <a>Erstellen Sie neue</a>. Die alten funktionieren dann nicht mehr.
help-trusted = „In diesem Browser nicht mehr nach einem Code fragen“
help-trusted-what = { $trust-days ->
    [one] Wenn Sie dieses Häkchen setzen, fragt der Browser { $trust-days } Tag lang nicht nach einem Code. Setzen Sie es nur auf einem Gerät, das niemand außer Ihnen nutzt.
   *[other] Wenn Sie dieses Häkchen setzen, fragt der Browser { $trust-days } Tage lang nicht nach einem Code. Setzen Sie es nur auf einem Gerät, das niemand außer Ihnen nutzt.
  }
help-trusted-ends = Der Browser fragt wieder nach einem Code, wenn die Zeit abgelaufen ist, wenn Sie seine Cookies löschen oder wenn sich Ihr Passwort, Ihre zweiten Faktoren oder Ihre E-Mail-Adresse ändern. Ihr Administrator kann diese Möglichkeit deaktivieren.
help-trusted-undo = Sie haben das Häkchen auf einem fremden Gerät gesetzt? <a>Lassen Sie alle Browser wieder nach einem Code fragen</a>
help-device = Eine Desktop-App zeigt einen Code an
help-device-how = Öffnen Sie <a>die Seite für Desktop-Apps</a>, melden Sie sich an und geben Sie den Code aus der App ein. Prüfen Sie, ob auf der Seite die App genannt ist, die Sie vor sich haben, und genehmigen Sie sie dann.
help-device-old = Der Code funktioniert nur einmal und nur 10 Minuten lang. Wenn er nicht akzeptiert wird, lassen Sie sich in der App einen neuen anzeigen.
help-device-sent = Hat Ihnen jemand einen Code oder einen Link zu der Seite für Desktop-Apps geschickt? Verwenden Sie ihn nicht. Diese Person will in Ihr Konto. Wir verschicken nie Codes für Apps.
help-device-undo = Sie haben eine App versehentlich genehmigt? <a>Melden Sie sie ab</a> und legen Sie danach ein neues Passwort fest.
help-lost = App, Passkeys und Wiederherstellungscodes verloren?
help-lost-begin = Melden Sie sich mit Ihrem Passwort an. Wenn die Seite nach Ihrem zweiten Faktor fragt, wählen Sie „{ sign-in-lost }“. Wenn Sie Benutzer eines Kontos sind, muss womöglich Ihr Administrator die zweiten Faktoren für Sie deaktivieren.
help-lost-codes = Wir senden einen Code an Ihre E-Mail-Adresse. Wenn Sie ihn eingeben, beginnt eine Wartezeit, und die Seite zeigt an, wann sie endet.
help-lost-both = Wir senden Codes an Ihre E-Mail-Adresse und an Ihre Mobilnummer. Wenn beide seit 7 Tagen unverändert verknüpft sind, können Sie die Zwei-Faktor-Authentifizierung mit beiden Codes zusammen sofort deaktivieren. Mit dem Code aus der E-Mail allein beginnt eine Wartezeit, und die Seite zeigt an, wann sie endet.
help-lost-wait = Wir erinnern Sie jeden Tag an die Wartezeit. Ändern Sie weder Ihr Passwort noch Ihre Kontaktdaten: Das beendet die Wartezeit.
help-lost-finish = Am Ende senden wir Ihnen einen Link, der 7 Tage gilt. Öffnen Sie ihn und bestätigen Sie. Damit wird die Zwei-Faktor-Authentifizierung deaktiviert, und alle Geräte werden abgemeldet.
help-lost-after = Melden Sie sich mit Ihrem Passwort an, aktivieren Sie die Zwei-Faktor-Authentifizierung wieder und speichern Sie die neuen Wiederherstellungscodes.
help-lost-found = Sie haben Ihre App, einen Passkey oder einen Wiederherstellungscode wiedergefunden? Melden Sie sich damit an. Das stoppt den Vorgang.
help-lost-stranger = Sie haben eine Erinnerung erhalten, ohne etwas angefordert zu haben? Dann kennt jemand Ihr Passwort. Stoppen Sie den Vorgang über den Link in der Nachricht und legen Sie ein neues Passwort fest.

## Scripts: recovering a name or password

js-forgot-account-too = Geben Sie auch den Kontonamen ein.
js-forgot-code-wrong = Dieser Code stimmt nicht. Vergleichen Sie ihn mit der Nachricht, in der die beiden oben genannten Wörter stehen.
js-recover-one = Das ist Ihr Konto
js-recover-several = Für welches Konto möchten Sie das Passwort zurücksetzen?
js-recover-missing = Wählen Sie ein Konto aus.
js-recover-user = Benutzer von { $account }
js-recover-time-left = Verbleibende Zeit: { $time }
js-recover-minutes-left = { $minutes ->
    [one] Noch { $minutes } Minute, um ein Passwort festzulegen.
   *[other] Noch { $minutes } Minuten, um ein Passwort festzulegen.
  }

## Scripts: creating an account

js-register-taken = Dieser Name ist vergeben. Wählen Sie einen anderen.
js-register-closed = Neue Konten erstellt der Betreiber dieses Dienstes. Bitten Sie ihn um eines.

## Scripts: Was this not you?

js-not-me-email = Ihre frühere E-Mail-Adresse gilt wieder.
js-not-me-phone = Ihre frühere Mobilnummer gilt wieder.
js-not-me-passkey-removed = Der hinzugefügte Passkey ist entfernt.
js-not-me-passkey-restored = Ihre früheren Passkeys funktionieren wieder.
js-not-me-app-off = Die hinzugefügte Authenticator-App ist entfernt.
js-not-me-app-restored = Ihre frühere Authenticator-App funktioniert wieder.
js-not-me-email-codes-off = Die aktivierten Codes per E-Mail sind wieder deaktiviert.
js-not-me-email-codes-restored = Codes per E-Mail sind wieder aktiviert.
js-not-me-recovery-codes-restored = Ihre früheren Wiederherstellungscodes funktionieren wieder.
js-not-me-policy = Die Anmelderegeln Ihres Kontos sind mindestens so streng wie zuvor.
js-not-me-users = { $count ->
    [one] Wir haben diesen Benutzer gesperrt: { $users }. Sie können ihn auf der Seite „Benutzer“ entsperren: 24 Stunden, nachdem Sie Ihr Passwort zurückgesetzt haben, oder sofort mit einem früheren Passkey, einer früheren App oder einem früheren Wiederherstellungscode.
   *[other] Wir haben diese Benutzer gesperrt: { $users }. Sie können sie auf der Seite „Benutzer“ entsperren: 24 Stunden, nachdem Sie Ihr Passwort zurückgesetzt haben, oder sofort mit einem früheren Passkey, einer früheren App oder einem früheren Wiederherstellungscode.
  }
js-not-me-conflict = Im selben Moment hat sich etwas anderes geändert, deshalb wurde noch nichts rückgängig gemacht. Klicken Sie noch einmal auf die Schaltfläche.

## Scripts: a new password

js-strength-weak = Dieses Passwort könnte erraten werden. Ein längeres ist sicherer, zum Beispiel mehrere Wörter ohne Zusammenhang.
js-strength-fair = Dieses Passwort ist besser. Mit ein paar weiteren Zeichen wird es schwer zu erraten.
js-strength-strong = Dieses Passwort ist lang genug. Verwenden Sie es nirgendwo sonst.

## Scripts: messages that are asked for too often

# $when is js-moment-soon, js-moment-in, js-moment-at or js-moment-after.
js-too-soon = Sie haben schon drei Nachrichten angefordert. Die nächste können wir { $when } senden. Die bisherigen Nachrichten gelten weiterhin.

## Page: Support

support-title = Support
support-lead = Wenn diese Seiten nicht weiterhelfen, helfen Ihnen Menschen.
support-contact = Support kontaktieren
support-ask-operator = Wenden Sie sich bitte an den Betreiber dieses Dienstes: an die Stelle, von der Sie die Adresse dieser Website haben. Wenn Sie sich als Benutzer eines Kontos anmelden, fragen Sie zuerst dessen Administrator. Ein Administrator kann Ihnen einen neuen Link senden.
support-ready = Halten Sie Folgendes bereit
support-ready-reference = Die zwei Wörter, die auf der Seite und in unserer Nachricht stehen.
support-ready-time = Wann Sie es versucht haben und was die Seite dabei angezeigt hat.
support-ready-name = Ihren Kontonamen und, falls vorhanden, Ihren Benutzernamen.
support-ready-code = Wenn Sie keinen Code erhalten können und keinen Wiederherstellungscode haben, sagen Sie das dazu. Ein neues Passwort hilft dann nicht.
support-secrets = <strong>Verraten Sie niemandem Ihr Passwort, einen Code oder einen Link aus unseren Nachrichten.</strong> Der Support braucht sie nicht und fragt nie danach.
support-waiting = Sie warten auf eine Nachricht? <a>Das hilft meistens</a>

## Page: not found

not-found-title = Seite nicht gefunden
not-found-heading = Hier gibt es keine Seite
not-found-why = Vielleicht enthält die Adresse einen Tipp- oder Kopierfehler, oder die Seite wurde verschoben. Öffnen Sie Links aus einer E-Mail mit einem Klick.

## Page: what the pages of the settings share

settings-nav = Einstellungen
settings-account-tab = Konto
settings-security-tab = Sicherheit
settings-activity-tab = Aktivitäten
settings-users-tab = Benutzer
settings-loading = Wird geladen …
settings-unavailable = Diese Seite konnte nicht geladen werden
settings-retry = Erneut versuchen
settings-cancel = Abbrechen
# Behind the label of a field that may stay empty.
settings-optional = optional

## Page: Account settings

account-title = Kontoeinstellungen
account-profile = Ihr Profil
account-name = Konto
account-signed-in-as = Angemeldet als
account-contacts = So erreichen wir Sie
account-contacts-hint = Bei einer Änderung benachrichtigen wir die alte und die neue Adresse oder Nummer. Über die alte lässt sich die Änderung 7 Tage lang rückgängig machen.
account-email = E-Mail-Adresse
account-phone = Mobilnummer
# A badge behind an address or number that has proved itself by a code.
account-contact-linked = Verknüpft
account-remove = Entfernen
account-remove-phone = Mobilnummer entfernen
account-devices = Wo Sie angemeldet sind
account-devices-hint = Wenn Sie ein Gerät nicht kennen, melden Sie es ab und ändern Sie dann Ihr Passwort.
account-devices-desktop = Desktop-App anmelden, die einen Code anzeigt
account-sign-out-others = Alle anderen abmelden
account-trusted = Vertrauenswürdige Browser
account-trusted-hint = In diesen Browsern melden Sie sich nur mit Ihrem Passwort an, ohne Code. Wenn Sie Ihr Passwort oder einen zweiten Faktor ändern, fragt jeder Browser wieder nach einem Code.
account-distrust-all = In allen nach einem Code fragen
account-language = Sprache
account-locale = Sprache der Seiten und Nachrichten
account-locale-browser = Sprache Ihres Browsers
account-language-save = Speichern
account-password = Passwort ändern
account-password-hint = Dabei werden alle anderen Geräte abgemeldet.
account-current-password = Aktuelles Passwort
account-current-password-missing = Geben Sie Ihr aktuelles Passwort ein.
account-reveal = Anzeigen
# Read out behind "Show".
account-reveal-current = (aktuelles Passwort)
account-new-email = Ihre neue E-Mail-Adresse
account-new-email-lead = Wir senden einen Code an diese Adresse.
# $account is the name of the account.
account-name-stays = Ihr Konto behält seinen Namen. Sie melden sich weiterhin als { $account } an.
account-email-missing = Geben Sie Ihre E-Mail-Adresse ein.
account-email-wrong = Geben Sie eine einzelne Adresse wie name@example.com ein, ohne Umlaute und Akzente.
account-mail-code = Code senden
account-new-phone = Ihre Mobilnummer
account-new-phone-lead = Wir senden per SMS einen Code an diese Nummer.
account-phone-hint = Beginnen Sie mit Pluszeichen und Ländervorwahl, zum Beispiel +49 1512 3456789. Sehen Sie nach, <a>in welche Länder wir SMS senden</a>.
account-text-code = Code senden
account-check-mail = Sehen Sie in Ihrem Postfach nach
account-check-phone = Sehen Sie auf Ihrem Smartphone nach
# $contact is the address or number.
account-code-sent = Wir haben einen Code an { $contact } gesendet.
account-code = 6-stelliger Code
account-code-hint = Der Code gilt 10 Minuten.
account-code-confirm = Bestätigen
account-code-later = Nicht jetzt
account-no-sms = Warum kommt kein Code an?
account-no-sms-newest = Nur der Code aus der neuesten SMS gilt.
account-no-sms-life = Jeder Code funktioniert nur einmal und nur 10 Minuten lang.
account-no-sms-wait = Manchmal dauert es eine Minute, bis eine SMS ankommt. Nach 30 Sekunden können Sie einen neuen Code anfordern.
account-no-sms-more = Weitere mögliche Ursachen (wird in einem neuen Tab geöffnet)

## Page: Security settings

security-title = Sicherheitseinstellungen
security-lead = Mit der Zwei-Faktor-Authentifizierung fragen wir bei der Anmeldung mit Ihrem Passwort zusätzlich nach einem Passkey oder einem Code. Ein gestohlenes Passwort reicht dann nicht aus.
security-turn-on = Aktivieren
security-turn-off = Deaktivieren
security-required = Ihr Administrator verlangt einen zweiten Faktor. Aktivieren Sie einen anderen zulässigen Faktor, bevor Sie diesen deaktivieren.
security-passkeys = Passkeys
security-passkeys-hint = Melden Sie sich so an, wie Sie Ihr Gerät entsperren (mit Fingerabdruck, Gesicht oder PIN), oder mit einem Sicherheitsschlüssel. Ein Passkey ersetzt Passwort und Code und funktioniert nur auf dieser Website.
security-passkeys-required = Ihr Administrator verlangt einen zweiten Faktor. Aktivieren Sie einen anderen zulässigen Faktor, bevor Sie Ihren letzten Passkey entfernen.
# $end is a day and a time.
security-passkeys-held = Ihr Passwort wurde vor Kurzem zurückgesetzt. Bis zum { $end } funktioniert ein Passkey, den Sie hinzufügen, nur zusammen mit Ihrem Passwort.
security-no-passkeys-here = Dieser Browser kann keine Passkeys erstellen.
security-add-passkey = Passkey hinzufügen
security-app = Authenticator-App
security-app-hint = Eine App auf Ihrem Smartphone oder Computer zeigt jede halbe Minute einen neuen Code an. Sie braucht kein Netz, und wer nur Zugriff auf Ihre E-Mails hat, kommt nicht an die Codes.
security-email = Codes per E-Mail
security-codes = Wiederherstellungscodes
security-codes-hint = Mit jedem Code können Sie sich einmal anmelden, wenn Sie auf anderem Weg keinen Code erhalten.
security-codes-alone = Bei der Anmeldung fragen wir nach einem Wiederherstellungscode, bis Sie einen Passkey hinzufügen oder eine Authenticator-App oder Codes per E-Mail aktivieren.
security-new-codes = Neue Codes erstellen
security-app-setup = Authenticator-App einrichten
security-app-get = App installieren
security-app-get-hint = Verwenden Sie Google Authenticator, Microsoft Authenticator oder eine andere Authenticator-App. Viele Passwortmanager enthalten bereits eine.
security-app-scan = Diesen QR-Code scannen
security-app-qr = QR-Code mit dem Schlüssel, der daneben steht
security-app-key = Oder diesen Schlüssel in die App eingeben:
security-app-copy = Schlüssel kopieren
security-app-open = In der App öffnen
security-app-enter = Code aus der App eingeben
security-app-code-hint = Die App zeigt jede halbe Minute einen neuen an.
# $address is an address of which some letters are hidden.
security-email-sent = Wir haben einen Code an { $address } gesendet. Geben Sie ihn hier ein, damit wir wissen, dass unsere E-Mails bei Ihnen ankommen.
security-save-codes = Wiederherstellungscodes speichern
security-is-on = Die Zwei-Faktor-Authentifizierung ist aktiviert.
security-save-codes-why = Mit jedem Code können Sie sich einmal anmelden, wenn Sie auf anderem Weg keinen Code erhalten. Wenn Sie Ihren zweiten Faktor und diese Codes verlieren, hilft Ihnen auch ein neues Passwort nicht weiter.
security-save-codes-once = Wir zeigen diese Codes nur dieses eine Mal an. Bewahren Sie sie dort auf, wo nur Sie sie finden: in einem Passwortmanager oder auf Papier.
security-codes-of-brand = Wiederherstellungscodes für { $brand }
security-copy-codes = Kopieren
security-download-codes = Herunterladen
security-print-codes = Drucken
security-codes-saved = Ich habe sie gespeichert
security-name-passkey = Passkey benennen
security-passkey-name = Name
security-passkey-name-hint = Geben Sie an, wo der Passkey gespeichert ist, damit Sie ihn später wiedererkennen.
security-passkey-name-missing = Geben Sie einen Namen ein.
security-passkey-continue = Weiter

## Page: Activity

activity-title = Aktivitäten
activity-views = Wessen Aktivitäten
activity-own = Eigene
activity-account = Gesamtes Konto
activity-not-you = <strong>Waren Sie das nicht?</strong> Wenn hier etwas steht, das Sie nicht getan haben, <a>ändern Sie Ihr Passwort</a>. Dabei werden alle anderen Geräte abgemeldet.
activity-act = Aktivität
activity-everything = Alle
activity-user = Benutzername
activity-user-wrong = Ein Benutzername besteht aus 1 bis 64 Zeichen: Buchstaben a–z, Ziffern, Punkte, Bindestriche und Unterstriche.
activity-from = Von
activity-to = Bis
activity-search = Suchen
activity-download = Als JSON Lines herunterladen
activity-pages = Seiten der Aktivitätenliste
activity-newest = Zurück zu den neuesten
activity-older = Ältere Aktivitäten

## Page: Users

users-title = Benutzer
users-forbidden = Diese Seite ist nur für Administratoren
# $manage and $read are the names of permissions.
users-forbidden-why = Diese Seite zeigt die Benutzer Ihres Kontos. Zugriff haben nur Administratoren und Benutzer mit der Berechtigung { $manage } oder { $read }. Wenn Sie Zugriff brauchen, fragen Sie Ihren Administrator.
users-own-settings = Ihre eigenen Einstellungen
users-lead = Benutzer melden sich mit dem Kontonamen, einem Benutzernamen und einem eigenen Passwort an. Ihre Berechtigungen legen fest, was sie tun dürfen.
users-create = Benutzer erstellen
users-search = Suchen
users-search-hint = Anfang des Benutzernamens
users-name = Benutzername
users-state = Status
users-factors = Zweite Faktoren
users-last-sign-in = Letzte Anmeldung
users-pages = Seiten der Benutzerliste
users-first-page = Zurück zur ersten Seite
users-all = Alle Benutzer
users-next-page = Nächste Seite
users-frozen = Dieser Benutzer ist gesperrt und kann sich nicht anmelden. Entweder hat er über einen Link in einer unserer Nachrichten gemeldet, dass jemand anderes seinen Zugang genutzt hat, oder ein Administrator hat alle Änderungen der Sitzung rückgängig gemacht, in der dieser Benutzer erstellt oder geändert wurde. Vergewissern Sie sich vor dem Entsperren, dass Sie den Benutzer kennen, dass Sie mit den Berechtigungen und Kontaktdaten einverstanden sind und dass niemand anderes seine E-Mails liest.
users-more-than-you = Dieser Benutzer darf mehr als Sie, deshalb können Sie ihn nicht ändern.
users-edit = Kontaktdaten und Berechtigungen
users-name-hint = 1 bis 64 Zeichen: Buchstaben a–z, Ziffern, Punkte, Bindestriche und Unterstriche. Der Name lässt sich später nicht ändern.
users-name-missing = Geben Sie einen Benutzernamen ein.
users-name-wrong = Verwenden Sie 1 bis 64 Zeichen: Buchstaben a–z, Ziffern, Punkte, Bindestriche und Unterstriche. Beginnen Sie mit einem Buchstaben oder einer Ziffer.
users-permissions = Berechtigungen
users-grant-hint = Sie können die Berechtigungen vergeben, die Sie selbst haben.
users-manage = Benutzer verwalten
users-manage-hint = Darf Benutzer mit weniger Berechtigungen erstellen, ändern, zurücksetzen und löschen und ihnen Berechtigungen geben, die er selbst hat.
users-read = Benutzer ansehen
users-read-hint = Darf diese Liste ansehen, aber nichts ändern.
users-audit = Alle Aktivitäten im Konto ansehen
users-audit-hint = Darf auf der Seite „Aktivitäten“ sehen, wer wann was im Konto getan hat.
users-others = Berechtigungen anderer Dienste
# $form and $example show how a permission is written.
users-others-hint = Schreiben Sie jede als { $form }, zum Beispiel { $example }. Trennen Sie sie mit Leerzeichen, Kommas oder Zeilenumbrüchen.
users-create-submit = Benutzer erstellen
users-save = Änderungen speichern
users-password = Passwort
users-reset-password = Passwort zurücksetzen
users-restore = Diesen Benutzer entsperren
users-reset-factors = Zweite Faktoren zurücksetzen
users-delete-title = Löschen
users-delete-hint = Für jemanden, der keinen Zugang mehr haben darf. Das lässt sich nicht rückgängig machen.
users-delete = Diesen Benutzer löschen
users-link-title = Diesen Link übergeben
# $user is a user name; $name is the whole name, such as flowmatic/mark.
users-link-lead = Wer diesen Link hat, kann das Passwort von { $user } festlegen. Geben Sie ihn nur dieser Person, persönlich oder auf einem Weg, dem Sie vertrauen. Zum Anmelden braucht die Person auch den Namen { $name }.
users-link = Einmallink
users-link-life = Der Link funktioniert nur einmal und nur 24 Stunden lang.
# $action is the name of a button: "Reset password" or "New link".
users-link-once = Wir zeigen diesen Link nur dieses eine Mal an. Falls er verloren geht, erstellen Sie auf der Seite des Benutzers mit „{ $action }“ einen neuen.
users-link-copy = Link kopieren
users-link-done = Fertig

## Page: Users, the rules for signing in

policy-title = Anmelderegeln
policy-hint = Die Regeln gelten für alle ab der nächsten Anmeldung. Wer angemeldet ist, bleibt angemeldet.
policy-required = Benutzer brauchen einen zweiten Faktor
policy-required-hint = Wer noch keinen hat, muss bei der nächsten Anmeldung einen aktivieren und kann vorher nichts anderes tun.
policy-kinds = Zulässige zweite Faktoren
policy-passkey = Passkey
policy-app = Authenticator-App
policy-email = Codes per E-Mail
policy-email-hint = Sie schützen nur so gut, wie das Postfach des Benutzers geschützt ist.
policy-web = Sitzungsdauer in Browsern
policy-web-unit = Einheit der Sitzungsdauer in Browsern
policy-apps = Sitzungsdauer in Apps
policy-apps-unit = Einheit der Sitzungsdauer in Apps
policy-life-hint = Gerechnet ab der Anmeldung. Das gilt auch für Sie.
policy-life-missing = Geben Sie eine Zahl ein.
policy-life-wrong = Geben Sie eine Zahl ab 1 ein.
policy-minutes = Minuten
policy-hours = Stunden
policy-days = Tage
policy-trusted = Vertrauenswürdige Browser zulassen
policy-trusted-hint = Wer in einem Browser einen Code eingegeben hat, kann festlegen, dass der Browser eine Zeit lang nicht wieder danach fragt. Das gilt auch für Sie.
policy-lost = Benutzer, die alle zweiten Faktoren verloren haben, dürfen sie selbst deaktivieren
policy-lost-hint = Andernfalls müssen sie sich an Sie oder an einen Benutzer wenden, der Benutzer verwalten darf.
policy-save = Regeln speichern

## Scripts: what the pages of the settings share

js-client-web = Webbrowser
js-client-mobile = Mobile App
js-client-desktop = Desktop-App
# Who signs in with the name of the account alone.
js-root = Unternehmensadministrator
js-factor-passkey = Passkeys
js-factor-app = Authenticator-App
js-factor-email = Codes per E-Mail
js-settings-changed-elsewhere = Das wurde inzwischen an anderer Stelle geändert. Sie sehen jetzt den aktuellen Stand.
js-notice-lost-factor = Jemand, der Ihr Passwort kennt, hat uns gemeldet, dass alle Ihre zweiten Faktoren verloren gegangen sind.
# $at is a day and a time.
js-notice-lost-factor-from = Ab dem { $at } kann die Zwei-Faktor-Authentifizierung über einen Link deaktiviert werden, den wir per E-Mail senden.
js-notice-lost-factor-stop = Wenn Sie das nicht waren, <a>ändern Sie Ihr Passwort</a>, um den Vorgang zu stoppen. Wenn Sie es waren und einen zweiten Faktor wiedergefunden haben, melden Sie sich damit neu an. Auch das stoppt den Vorgang.
js-notice-factors-reset = Ein Administrator hat am { $day } alle Ihre zweiten Faktoren deaktiviert. <a>Aktivieren Sie wieder einen</a>. Wenn Sie nicht darum gebeten haben, fragen Sie Ihren Administrator.
js-notice-factor-required = Ihr Administrator verlangt die Zwei-Faktor-Authentifizierung. <a>Aktivieren Sie sie jetzt</a>. Ab Ihrer nächsten Anmeldung können Sie nichts anderes tun, bis sie aktiviert ist.
js-notice-policy-changed = Ihr Administrator hat am { $day } die Anmelderegeln geändert. Sie gelten ab Ihrer nächsten Anmeldung.
# $at is a day and a time.
js-notice-hold = Bis zum { $at } sind einige Änderungen nicht möglich.
js-notice-hold-why = Sie haben Ihr Passwort vor weniger als 24 Stunden zurückgesetzt. Deshalb lassen sich Ihre E-Mail-Adresse, Ihre Mobilnummer und Benutzer nicht ändern, zweite Faktoren nicht deaktivieren und neue Wiederherstellungscodes nicht erstellen. Sie müssen nicht warten, wenn Sie eine solche Änderung mit einem zweiten Faktor bestätigen, den Sie vor dem Zurücksetzen eingerichtet hatten.
js-notice-enrol = Ihr Administrator verlangt die Zwei-Faktor-Authentifizierung. Aktivieren Sie sie hier. Bis dahin können Sie nichts anderes tun.
js-passkey-offer = Melden Sie sich beim nächsten Mal so an, wie Sie dieses Gerät entsperren, statt mit Passwort und Code: <a>Passkey hinzufügen</a>.
js-passkey-offer-no = Nicht mehr fragen

## Scripts: Account settings

js-devices-this = Dieses Gerät
# $used is a time, such as "3 hours ago"; $began is a day and a time.
js-devices-times = zuletzt verwendet: { $used }, angemeldet am { $began }
js-devices-times-this = angemeldet am { $began }
# Another device with the same name. $number is its place among them.
js-devices-numbered = { $name } ({ $number })
js-devices-sign-out = Abmelden
js-devices-sign-out-name = { $name } abmelden
js-devices-sign-out-question = { $name } abmelden?
js-devices-sign-out-consequence = Wer es benutzt, muss sich neu anmelden.
js-devices-signed-out = Abgemeldet.
js-devices-others-question = Alle anderen Geräte abmelden?
js-devices-others-consequence = Sie bleiben nur auf diesem Gerät angemeldet.
js-trusted-this = Dieser Browser
# $ends is a day; $used is a time, such as "3 hours ago".
js-trusted-times = Vertrauenswürdig bis zum { $ends } · letzte Anmeldung: { $used }
js-trusted-ask = Nach Code fragen
js-trusted-ask-name = Bei { $name } nach Code fragen
js-trusted-ask-question = Bei { $name } wieder nach einem Code fragen?
js-trusted-ask-consequence = Bei der nächsten Anmeldung wird nach dem Passwort ein Code verlangt. Niemand wird abgemeldet.
js-trusted-asks = Bei der nächsten Anmeldung wird dort ein Code verlangt.
js-trusted-all-question = In allen Browsern wieder nach einem Code fragen?
js-contacts-none = Noch keine
js-contacts-no-email = Mit einer Adresse können Sie Ihr Passwort per E-Mail zurücksetzen, und wir können Sie über wichtige Änderungen informieren.
js-contacts-email = Sie können Ihr Passwort per E-Mail zurücksetzen. Wichtige Informationen zu Ihrem Konto senden wir an diese Adresse.
js-contacts-email-codes = Sie können Ihr Passwort per E-Mail zurücksetzen. Wichtige Informationen zu Ihrem Konto und Ihre Codes zum Anmelden senden wir an diese Adresse.
js-contacts-no-phone = Mit einer Nummer können Sie Ihr Passwort per SMS zurücksetzen, wenn Sie Ihre E-Mails nicht lesen können.
js-contacts-phone = Sie können Ihr Passwort per SMS zurücksetzen. Die wichtigsten Informationen zu Ihrem Konto senden wir an diese Nummer.
js-contacts-no-sms = Zurzeit senden wir keine SMS.
js-contacts-add = Hinzufügen
js-contacts-add-email = E-Mail-Adresse hinzufügen
js-contacts-add-phone = Mobilnummer hinzufügen
js-contacts-change = Ändern
js-contacts-change-email = E-Mail-Adresse ändern
js-contacts-change-phone = Mobilnummer ändern
js-contacts-until-then = Bis Sie ihn eingeben, bleibt { $contact } verknüpft.
js-contacts-waiting = Wartet auf Code
js-contacts-by-administrator = Von Ihrem Administrator eingetragen, noch nicht bestätigt
js-contacts-enter-code = Code eingeben
js-contacts-confirm-number = Diese Nummer bestätigen
js-contacts-linked = { $contact } ist verknüpft.
js-contacts-replaced = { $contact } ist verknüpft. { $former } hat eine Nachricht erhalten, mit der sich die Änderung 7 Tage lang rückgängig machen lässt.
js-contacts-wrong-code = Dieser Code stimmt nicht. Nur der neueste Code gilt.
js-contacts-expired = Es sind mehr als 10 Minuten vergangen, oder fünf Codes waren falsch. Es wurde nichts geändert. Beginnen Sie noch einmal, dann senden wir einen neuen Code.
js-contacts-remove = Entfernen
js-contacts-remove-question = { $phone } entfernen?
js-contacts-remove-consequence = Sie können Ihr Passwort dann nicht mehr per SMS zurücksetzen. Die Nummer erhält eine SMS, mit der sich das 7 Tage lang rückgängig machen lässt.
js-contacts-remove-last-consequence = Sie können Ihr Passwort dann nicht mehr per SMS zurücksetzen. Es ist auch keine E-Mail-Adresse verknüpft, also könnten nur noch Ihr Administrator oder der Support helfen. Die Nummer erhält eine SMS, mit der sich das 7 Tage lang rückgängig machen lässt.
js-contacts-removed = { $phone } ist nicht mehr verknüpft.
js-account-password-changed = Ihr Passwort ist geändert. Alle anderen Geräte sind abgemeldet.
js-account-wrong-password = Das ist nicht Ihr aktuelles Passwort.

## Scripts: Security settings

# $address is an address of which some letters are hidden.
js-security-email-hint = Wir senden den Code an { $address }. Sie brauchen keine App, sind aber nur so gut geschützt wie Ihr Postfach.
js-security-email-hint-user = Dafür brauchen Sie eine E-Mail-Adresse. Bitten Sie Ihren Administrator, eine einzutragen.
js-security-email-hint-none = Dafür brauchen Sie eine E-Mail-Adresse. Verknüpfen Sie eine auf der Seite „Konto“.
js-security-app-off-question = Authenticator-App deaktivieren?
js-security-email-off-question = Codes per E-Mail deaktivieren?
js-security-off-one = Zum Anmelden brauchen Sie dann einen anderen Ihrer zweiten Faktoren oder einen Wiederherstellungscode.
js-security-off-last = Das ist Ihr einziger zweiter Faktor. Danach reicht Ihr Passwort allein zum Anmelden, und Ihre Wiederherstellungscodes werden ungültig.
js-security-is-on = Die Zwei-Faktor-Authentifizierung ist aktiviert. Ab jetzt reicht Ihr Passwort allein nicht mehr zum Anmelden.
js-security-app-on = Die Authenticator-App ist aktiviert.
js-security-app-is-off = Die Authenticator-App ist deaktiviert.
js-security-email-on = Codes per E-Mail sind aktiviert.
js-security-email-is-off = Codes per E-Mail sind deaktiviert.
js-security-on-since = Aktiv seit { $day }
js-security-off = Aus
js-security-turn-off = Deaktivieren
js-security-on-already = Das ist schon aktiviert. Wenn Sie keine Wiederherstellungscodes gesehen haben, erstellen Sie neue.
js-security-expired = Es sind mehr als 10 Minuten vergangen, oder zu viele Codes waren falsch. Beginnen Sie noch einmal.
js-security-codes-left = { $left } übrig
js-security-few-codes = { $left ->
    [0] Sie haben keinen Code mehr. Erstellen Sie neue.
    [one] Sie haben nur noch { $left } Code. Erstellen Sie rechtzeitig neue.
   *[other] Sie haben nur noch { $left } Codes. Erstellen Sie rechtzeitig neue.
  }
# $at is a time, such as "3 hours ago".
js-passkeys-used = zuletzt verwendet: { $at }
js-passkeys-unused = noch nicht verwendet
# A badge of a passkey that a password manager copies to other devices.
js-passkeys-synced = Synchronisiert
js-passkeys-added = Hinzugefügt am { $day }
js-passkeys-one-device = nur auf einem Gerät
js-passkeys-on = Der Passkey ist hinzugefügt.
js-passkeys-removed = Der Passkey ist entfernt.
js-passkeys-rename = Umbenennen
js-passkeys-rename-name = { $name } umbenennen
js-passkeys-remove = Entfernen
js-passkeys-remove-name = { $name } entfernen
js-passkeys-remove-question = { $name } entfernen?
js-passkeys-expired = Es hat länger als 5 Minuten gedauert. Bitte fügen Sie den Passkey noch einmal hinzu.
js-codes-title = Wiederherstellungscodes für { $brand }
js-codes-lead = Für { $name }, erstellt am { $day }. Jeder funktioniert nur einmal.
js-codes-for = für { $name }, erstellt am { $day }
js-codes-made = Sie haben neue Wiederherstellungscodes.
js-codes-new-question = Neue Wiederherstellungscodes erstellen?
js-codes-new-consequence = Ihre bisherigen Codes funktionieren dann sofort nicht mehr.
js-codes-new = Neue Codes erstellen

## Scripts: Activity

js-activity-account = Aktivitäten des Kontos
js-activity-account-hint = Die neuesten zuerst, in Ihrer Ortszeit. Nur Administratoren und Benutzer mit der Berechtigung audit:read sehen das.
js-activity-own = Ihre Aktivitäten
js-activity-own-hint = Die neuesten zuerst, in Ihrer Ortszeit.
js-activity-none = Es gibt nichts anzuzeigen.
js-activity-none-yet = Hier ist noch nichts. Mit „Ältere Aktivitäten“ gehen Sie weiter zurück.
js-activity-refused = Abgelehnt
js-activity-you = Sie
js-activity-by = von { $name }
js-activity-by-you = von Ihnen
js-activity-by-support = vom Support
js-activity-downloaded = Heruntergeladen.
js-act-account-activated = Konto erstellt
js-act-password-recovered = Passwort über einen Link oder Code von uns zurückgesetzt
js-act-password-changed = Passwort geändert
js-act-user-created = Benutzer erstellt
js-act-permissions-set = Berechtigungen geändert
js-act-email-named = E-Mail-Adresse für einen Benutzer eingetragen
js-act-email-removed = E-Mail-Adresse eines Benutzers entfernt
js-act-phone-named = Mobilnummer für einen Benutzer eingetragen
js-act-phone-removed = Mobilnummer eines Benutzers entfernt
js-act-user-deleted = Benutzer gelöscht
js-act-password-reset = Passwort von einem Administrator zurückgesetzt
js-act-factors-reset = Zweite Faktoren von einem Administrator deaktiviert
js-act-user-frozen = Benutzer nach einer Meldung gesperrt
js-act-policy-changed = Anmelderegeln geändert
js-act-user-restored = Benutzer entsperrt
js-act-user-activated-by-mail = Erstes Passwort über einen Link per E-Mail festgelegt
js-act-user-activated-by-hand = Erstes Passwort über einen Link vom Administrator festgelegt
js-act-contact-changed = E-Mail-Adresse oder Mobilnummer verknüpft
js-act-contact-removed = Mobilnummer entfernt
js-act-undone = Änderung als „Das war ich nicht“ gemeldet und rückgängig gemacht
js-act-signed-out = Abgemeldet
js-act-device-signed-out = Anderes Gerät abgemeldet
js-act-others-signed-out = Alle anderen Geräte abgemeldet
js-act-signed-in-by-password = Mit Passwort angemeldet
js-act-signed-in-by-app = Mit Passwort und Authenticator-App angemeldet
js-act-signed-in-by-email = Mit Passwort und Code per E-Mail angemeldet
js-act-signed-in-by-recovery-code = Mit Passwort und Wiederherstellungscode angemeldet
js-act-signed-in-by-approval = Desktop-App angemeldet
js-act-sign-in-approved = Desktop-App genehmigt
js-act-sign-in-denied = Desktop-App abgelehnt
js-act-signed-in-by-trusted-browser = Mit Passwort in einem vertrauenswürdigen Browser angemeldet
js-act-browser-trusted = Browser als vertrauenswürdig eingestuft
js-act-browser-distrusted = Browser nicht mehr vertrauenswürdig
js-act-browsers-distrusted = Kein Browser mehr vertrauenswürdig
js-act-trusted-browser-copied = Kopie eines vertrauenswürdigen Browsers gefunden, alle Geräte abgemeldet
js-act-signed-in-by-passkey = Mit Passwort und Passkey angemeldet
js-act-signed-in-by-passkey-alone = Mit Passkey angemeldet
js-act-reauthenticated = Identität vor einer Änderung bestätigt
js-act-app-turned-on = Authenticator-App aktiviert
js-act-app-turned-off = Authenticator-App deaktiviert
js-act-email-turned-on = Codes per E-Mail aktiviert
js-act-email-turned-off = Codes per E-Mail deaktiviert
js-act-passkey-added = Passkey hinzugefügt
js-act-passkey-renamed = Passkey umbenannt
js-act-passkey-removed = Passkey entfernt
js-act-passkey-copied = Möglicherweise kopierten Passkey abgelehnt
js-act-recovery-codes-made = Neue Wiederherstellungscodes erstellt
js-act-factors-off-begun = Verlust aller zweiten Faktoren gemeldet, Wartezeit begonnen
js-act-factors-off-stopped = Wartezeit nach Verlust der zweiten Faktoren gestoppt
js-act-lost-factors-off = Verlorene zweite Faktoren deaktiviert
js-act-codes-capped = Zu viele falsche Codes
js-act-session-guessed = Gerät nach falschen Passwörtern abgemeldet
js-act-account-invited = Konto erstellt und Link per E-Mail gesendet
js-act-account-frozen = Zugang gesperrt
js-act-account-unfrozen = Zugang entsperrt
js-act-sessions-ended = Alle Geräte abgemeldet
js-act-imported = Aus einem anderen System importiert
js-act-account-deleted = Konto gelöscht

## Scripts: Users

js-users-active = Aktiv
js-users-active-words = Meldet sich mit einem Passwort an
js-users-invited = Eingeladen
js-users-invited-words = Hat noch kein Passwort festgelegt
js-users-reset = Passwort zurückgesetzt
js-users-reset-words = Muss ein neues Passwort festlegen
js-users-frozen = Gesperrt
# $root is what the root of the account is called.
js-users-frozen-words = Kann sich nicht anmelden. Entsperren durch: { $root }
js-users-you = Sie
js-users-gone = Diesen Benutzer gibt es nicht mehr.
js-users-all = Alle Benutzer
js-users-after = Benutzer nach „{ $after }“
js-users-search = Benutzer, deren Name mit „{ $search }“ beginnt
js-users-search-after = Benutzer, deren Name mit „{ $search }“ beginnt, nach „{ $after }“
# Read out after a search. $title says what was searched.
js-users-found = { $title }: { $count }.
js-users-found-more = { $title }: { $count } und mehr.
js-users-none = Es gibt noch keine Benutzer.
js-users-none-create = Es gibt noch keine Benutzer. Erstellen Sie den ersten.
js-users-none-found = Kein Benutzername beginnt so.
js-users-no-more = Es gibt keine weiteren Benutzer.
js-users-account = Konto
js-users-email = E-Mail-Adresse
js-users-phone = Mobilnummer
js-users-permissions = Berechtigungen
js-users-state = Status
js-users-factors = Zweite Faktoren
js-users-factors-off = Aus
js-users-last-sign-in = Letzte Anmeldung
js-users-never = Nie
# $pending is the address or number that is to replace $contact.
js-users-then = { $contact }, künftig { $pending }
js-users-unconfirmed = Noch nicht bestätigt
js-users-new-email-hint = Wir senden einen Link dorthin, über den das Passwort festgelegt wird. Ohne Adresse erhalten Sie einen Link zum Übergeben.
js-users-email-is-factor = An diese Adresse gehen Codes als zweiter Faktor. Sie können sie ändern, sobald die zweiten Faktoren des Benutzers zurückgesetzt sind.
js-users-email-new = Wir senden einen Link an die Adresse. Sie wird verknüpft, sobald ihr Inhaber über diesen Link ein Passwort festlegt.
js-users-email-stays = An eine neue Adresse senden wir einen Link. Sie wird verknüpft, sobald ihr Inhaber über diesen Link ein Passwort festlegt. Bis dahin bleibt { $email } verknüpft.
js-users-email-waits = { $pending } wird verknüpft, sobald der Inhaber über den dorthin gesendeten Link ein Passwort festlegt.
js-users-email-replaces = { $pending } wird verknüpft, sobald der Inhaber über den dorthin gesendeten Link ein Passwort festlegt. Bis dahin bleibt { $email } verknüpft. Um das rückgängig zu machen, geben Sie wieder { $email } ein.
js-users-phone-new = Beginnen Sie mit Pluszeichen und Ländervorwahl, zum Beispiel +49 1512 3456789. Die Nummer wird verknüpft, sobald der Benutzer sie in den Einstellungen mit einem Code bestätigt.
js-users-phone-stays = Beginnen Sie mit Pluszeichen und Ländervorwahl, zum Beispiel +49 1512 3456789. Eine neue Nummer wird verknüpft, sobald der Benutzer sie in den Einstellungen mit einem Code bestätigt. Bis dahin bleibt { $phone } verknüpft.
js-users-phone-waits = { $pending } wird verknüpft, sobald der Benutzer die Nummer in den Einstellungen mit einem Code bestätigt.
js-users-phone-replaces = { $pending } wird verknüpft, sobald der Benutzer die Nummer in den Einstellungen mit einem Code bestätigt. Bis dahin bleibt { $phone } verknüpft. Um das rückgängig zu machen, geben Sie wieder { $phone } ein.
js-users-link-mailed = Ein Link zum Festlegen eines Passworts ist an { $address } unterwegs. Er wird ungültig, wenn Sie Berechtigungen hinzufügen.
# $action is the name of a button: "Reset password" or "New link".
js-users-link-out = Der Benutzer hat möglicherweise einen Link zum Festlegen eines Passworts. Er wird ungültig, wenn Sie Berechtigungen hinzufügen oder die Adresse ändern. Mit „{ $action }“ weiter unten erstellen Sie einen neuen.
js-users-factors-on-hint = Für jemanden, der keine Codes mehr erhalten kann. Das Passwort bleibt, wie es ist.
js-users-factors-off-hint = Zum Anmelden reicht das Passwort allein. Nur der Benutzer selbst kann einen zweiten Faktor aktivieren.
js-users-own-others = Sie haben { $permissions }.
js-users-no-own-others = Sie haben keine davon.
js-users-wrong-permission = „{ $name }“ ist keine Berechtigung. Schreiben Sie jede als service:verb, mit Kleinbuchstaben a–z, Ziffern und Bindestrichen.
js-users-created = { $name } ist erstellt. Wir haben einen Link zum Festlegen eines Passworts an { $address } gesendet.
js-users-unchanged = Es wurde nichts geändert.
js-users-saved = Gespeichert.
js-users-saved-mailed = Wir haben einen Link an { $address } gesendet.
js-users-saved-removed = { $contact } ist nicht mehr verknüpft. Wir haben den Inhaber benachrichtigt.
js-users-saved-phone = { $name } kann { $phone } in den Einstellungen bestätigen.
js-users-saved-link-ended = Der bisherige Link ist jetzt ungültig.
js-users-saved-dropped = Wenn { $address } wirklich dem Benutzer gehört, speichern Sie noch einmal, dann senden wir einen neuen Link.
js-users-saved-again = Mit „{ $action }“ erstellen Sie einen neuen.
js-users-take-away = Entfernen
js-users-no-email-question = Adresse von { $name } entfernen?
js-users-no-email-consequence = Wir schreiben dann nicht mehr dorthin, und das Passwort lässt sich nicht mehr über die Adresse zurücksetzen. Falls sie verknüpft ist, benachrichtigen wir den Inhaber.
js-users-mail-question = Link an { $address } senden?
js-users-mail-consequence = Wer dort E-Mails liest, kann ein neues Passwort für { $name } festlegen. Prüfen Sie die Adresse Buchstabe für Buchstabe.
js-users-mail-link = Link senden
js-users-no-phone-question = Nummer von { $name } entfernen?
js-users-no-phone-consequence = Wir senden dann keine SMS mehr dorthin, und das Passwort lässt sich nicht mehr über die Nummer zurücksetzen. Falls sie verknüpft ist, benachrichtigen wir den Inhaber.
js-users-reset-password = Passwort zurücksetzen
js-users-reset-password-hint = Für jemanden, der nicht selbst ein neues Passwort festlegen kann. Sie erhalten einen Link zum Übergeben. Das neue Passwort erfahren Sie nie.
js-users-new-link = Neuer Link
js-users-new-link-hint = Erstellen Sie einen neuen Link, wenn der alte verloren oder abgelaufen ist. Das Passwort, das der Benutzer damit festlegt, erfahren Sie nie.
js-users-reset-question = Passwort von { $name } zurücksetzen?
js-users-new-link-question = Neuen Link für { $name } erstellen?
js-users-reset-ends-password = Das aktuelle Passwort wird sofort ungültig, und alle Sitzungen dieses Benutzers werden beendet.
js-users-reset-ends-link = Der bisherige Link wird sofort ungültig.
js-users-reset-link = Sie erhalten einen Link zum Übergeben. Er funktioniert nur einmal und nur 24 Stunden lang.
js-users-reset-link-mailed = Sie erhalten einen Link zum Übergeben. Er funktioniert nur einmal und nur 24 Stunden lang. Außerdem senden wir einen an { $address }.
js-users-reset-unseen = Das neue Passwort erfahren Sie nie.
js-users-reset-factors-stay = Die zweiten Faktoren bleiben, wie sie sind.
js-users-reset-done = Das Passwort von { $name } ist ungültig, und alle Sitzungen sind beendet.
js-users-factors-question = Zweite Faktoren von { $name } zurücksetzen?
js-users-factors-consequence = Alle zweiten Faktoren und Wiederherstellungscodes dieses Benutzers werden sofort ungültig. Zum Anmelden reicht das Passwort allein, bis der Benutzer wieder einen zweiten Faktor aktiviert. Das Passwort bleibt, wie es ist. Wir benachrichtigen den Benutzer.
js-users-factors-reset = Zweite Faktoren zurücksetzen
js-users-factors-done = Alle zweiten Faktoren sind deaktiviert. Wir haben den Benutzer benachrichtigt.
js-users-restore = Entsperren
js-users-restore-question = { $name } entsperren?
js-users-restore-consequence = Der Benutzer kann sich dann mit diesen Berechtigungen wieder anmelden: { $permissions }. Entsperren Sie nur einen Benutzer, den Sie kennen: Jemand anderes könnte ihn erstellt oder ihm Berechtigungen gegeben haben.
js-users-restore-consequence-none = Der Benutzer kann sich dann wieder anmelden, hat aber keine Berechtigungen. Entsperren Sie nur einen Benutzer, den Sie kennen: Jemand anderes könnte ihn erstellt haben.
js-users-restored = { $name } ist entsperrt.
js-users-delete = Löschen
js-users-delete-question = { $name } löschen?
js-users-delete-consequence = Alle Sitzungen dieses Benutzers werden beendet, seine Links werden ungültig, und seine zweiten Faktoren und verknüpften Kontaktdaten werden entfernt. Wir benachrichtigen eine verknüpfte Adresse. Das lässt sich nicht rückgängig machen: Ein neuer Benutzer mit demselben Namen ist ein anderer Benutzer.
js-users-deleted = { $name } ist gelöscht.
js-users-link-also-mailed = Einen weiteren haben wir an { $address } gesendet. Sobald einer der beiden verwendet wird, sind beide ungültig.
js-users-link-links-address = Nur der per E-Mail gesendete verknüpft die Adresse.

## Scripts: Users, the rules for signing in

js-policy-saved = Gespeichert. Die Regeln gelten ab der nächsten Anmeldung.
js-policy-no-kind = Wählen Sie mindestens einen aus.
# $limit is a time, such as "30 days".
js-policy-too-short = Wählen Sie mindestens { $limit }.
js-policy-too-long = Wählen Sie höchstens { $limit }. Länger dauern Sitzungen bei diesem Dienst nicht.

## Problems: what an answer of the API says. They have no $brand.

# Two sentences, one after the other.
problem-sentences = { $before } { $next }

problem-invalid-request-title = Ungültige Anfrage
problem-captcha-failed-title = CAPTCHA nicht gelöst
problem-captcha-failed-detail = Lösen Sie ein neues CAPTCHA und versuchen Sie es noch einmal.
problem-authorization-pending-title = Noch nicht genehmigt
problem-authorization-pending-detail = Diese App wurde noch nicht genehmigt. Fragen Sie nach Ablauf des Intervalls erneut an.
problem-slow-down-title = Zu häufig angefragt
problem-slow-down-detail = Diese App wurde noch nicht genehmigt. Fragen Sie alle { $seconds } Sekunden erneut an.
problem-access-denied-title = Abgelehnt
problem-access-denied-detail = Die Anmeldung dieser App wurde abgelehnt.
problem-expired-token-title = Nicht mehr gültig
problem-expired-token-detail = Der Gerätecode wurde schon verwendet, ist abgelaufen oder hat nie existiert. Beginnen Sie von vorn.
problem-unauthenticated-title = Nicht angemeldet
problem-unauthenticated-detail = Melden Sie sich zuerst an.
problem-invalid-credentials-title = Name oder Passwort falsch
problem-invalid-credentials-detail = Kontoname, Benutzername oder Passwort stimmt nicht.
problem-wrong-password-title = Falsches Passwort
problem-wrong-password-detail = Das ist nicht das aktuelle Passwort.
problem-invalid-code-title = Falscher Code
problem-invalid-code-detail = Dieser Code stimmt nicht.
problem-invalid-code-last = Dieser Code stimmt nicht, und Sie haben keine Versuche mehr. Beginnen Sie von vorn.
problem-invalid-code-tries = { $tries ->
    [one] Dieser Code stimmt nicht. Sie haben noch { $tries } Versuch.
   *[other] Dieser Code stimmt nicht. Sie haben noch { $tries } Versuche.
  }
problem-passkey-refused-title = Passkey nicht akzeptiert
problem-passkey-refused-detail = Mit diesem Passkey allein können Sie sich nicht anmelden. Melden Sie sich mit Ihrem Passwort an und verwenden Sie danach den Passkey. Nach einer solchen Anmeldung funktioniert er wieder allein. Wurde er innerhalb von 24 Stunden nach dem Zurücksetzen des Passworts hinzugefügt, müssen auch diese 24 Stunden vergangen sein.
problem-wrong-passkey-title = Passkey nicht akzeptiert
problem-wrong-passkey-detail = Dieser Passkey wurde nicht akzeptiert. Versuchen Sie es noch einmal oder wählen Sie eine andere Methode.
problem-reauthentication-required-title = Bestätigen Sie Ihre Identität
problem-reauthentication-required-detail = Geben Sie zuerst Ihr Passwort noch einmal ein und, wenn ein zweiter Faktor aktiv ist, auch einen Code.
problem-on-hold-title = Nach dem Zurücksetzen noch nicht möglich
problem-on-hold-detail = Das ist erst 24 Stunden nach dem Zurücksetzen des Passworts möglich, es sei denn, Sie bestätigen Ihre Identität mit einem Passkey, einer Authenticator-App oder einem Wiederherstellungscode aus der Zeit davor.
problem-forbidden-title = Nicht erlaubt
problem-web-only-title = Nur auf der Website
problem-web-only-detail = Das ist nur in einem Browser möglich.
problem-client-unsupported-title = Nicht in Desktop-Apps
problem-client-unsupported-detail = Dieses Konto verlangt bei der Anmeldung einen Code. Desktop-Apps unterstützen das hier nicht. Verwenden Sie die Website oder die mobile App.
problem-approval-required-title = Genehmigen Sie die App in einem Browser
problem-approval-required-detail = Dieses Konto verlangt bei der Anmeldung einen Code. Desktop-Apps unterstützen das nicht. Lassen Sie sich stattdessen in der App einen Code anzeigen, öffnen Sie die Seite unter help_url in einem Browser und genehmigen Sie die App dort.
problem-two-factor-required-title = Ein zweiter Faktor ist erforderlich
problem-two-factor-required-detail = Ihr Administrator verlangt die Zwei-Faktor-Authentifizierung. Aktivieren Sie sie auf der Website und melden Sie sich dann in der App neu an.
problem-not-found-title = Nicht gefunden
problem-not-found-detail = Hier gibt es nichts.
problem-name-taken-title = Name vergeben
problem-name-taken-detail = Dieser Kontoname ist vergeben. Wählen Sie einen anderen.
problem-conflict-title = Inzwischen geändert
problem-conflict-detail = Inzwischen hat sich etwas geändert. Sehen Sie nach und versuchen Sie es noch einmal.
problem-state-conflict-title = Im aktuellen Zustand nicht möglich
problem-support-required-title = Wir können Ihnen keinen Code senden
problem-support-required-detail = Mit diesem Konto ist keine E-Mail-Adresse verknüpft, deshalb kann kein Code gesendet werden. Schreiben Sie uns über das Formular.
problem-lost-factor-support-title = Hier muss Ihnen der Support helfen
problem-lost-factor-support-detail = Das Passwort wurde über Ihre E-Mail-Adresse oder Mobilnummer festgelegt, oder es ist keine E-Mail-Adresse verknüpft. Ein weiterer Code würde deshalb Ihre Identität nicht beweisen. Schreiben Sie uns über das Formular.
problem-expired-title = Nicht mehr gültig
problem-expired-detail = Dieser Link, Code oder diese Anmeldung wurde schon verwendet, ist abgelaufen oder hat nie existiert. Beginnen Sie von vorn.
problem-body-too-large-title = Zu groß
problem-body-too-large-detail = Der Inhalt einer Anfrage darf höchstens 8 KiB groß sein.
problem-unsupported-media-type-title = Kein JSON
problem-unsupported-media-type-detail = Senden Sie den Inhalt als application/json.
problem-password-refused-title = Wählen Sie ein anderes Passwort
problem-password-refused-detail = Das neue Passwort erfüllt die Regeln nicht.
problem-captcha-required-detail = Für diesen Namen wurden zu viele Passwörter ausprobiert. Lösen Sie ein CAPTCHA oder warten Sie { $seconds } Sekunden und versuchen Sie es noch einmal.
problem-recovery-codes-capped-title = Zu viele falsche Wiederherstellungscodes
problem-recovery-codes-capped-detail = Heute wurden zu viele falsche Wiederherstellungscodes eingegeben. Verwenden Sie einen Code aus Ihrer Authenticator-App oder per E-Mail, oder warten Sie bis morgen.
problem-codes-capped-title = Zu viele falsche Codes
problem-codes-capped-detail = Heute wurden zu viele falsche Codes eingegeben. Ein Wiederherstellungscode funktioniert weiterhin. Oder warten Sie bis morgen.
problem-codes-in-a-row-title = Zu viele falsche Codes hintereinander
problem-codes-in-a-row-detail = Es wurden zu viele falsche Codes hintereinander eingegeben. Verwenden Sie einen Wiederherstellungscode: Danach funktionieren die anderen Codes wieder.
problem-internal-title = Interner Fehler
problem-internal-detail = Bei uns ist etwas schiefgegangen.
problem-unavailable-title = Nicht verfügbar
problem-unavailable-detail = Das funktioniert im Moment nicht. Versuchen Sie es in Kürze noch einmal.
problem-rate-limited-title = Zu viele Versuche
problem-rate-limited-detail = Warten Sie { $seconds ->
    [one] { $seconds } Sekunde
   *[other] { $seconds } Sekunden
  } und versuchen Sie es noch einmal.

# Why a request does not follow the contract. Names of fields stay as they are.
problem-invalid-link-or-code = Senden Sie entweder token oder recovery_id und code.
problem-invalid-query-users = Die Abfrage darf nur search und after enthalten, jeweils einmal.
problem-invalid-query-audit = Die Abfrage darf nur act, actor, user, from, to und after enthalten, jeweils höchstens einmal.
problem-invalid-method-and-code = Senden Sie method und code zusammen oder keines von beiden.
problem-invalid-one-contact = Geben Sie entweder eine E-Mail-Adresse oder eine Mobilnummer an.
problem-invalid-query-captcha = Die Abfrage darf nur action enthalten (recovery, register oder sign-in).
problem-invalid-query-activity = Die Abfrage darf nur after enthalten, und zwar einmal.
problem-invalid-codes-of-contacts = Senden Sie email_code oder email_code und phone_code.
problem-invalid-no-body = Dieser Aufruf hat keinen Inhalt. Senden Sie keinen oder {"{"}{"}"}.
problem-invalid-body-broken = Die Übertragung des Inhalts ist abgebrochen.
problem-invalid-not-an-object = Der Inhalt ist kein JSON-Objekt.
problem-invalid-field = Ein Feld fehlt, ist unbekannt, kommt doppelt vor oder hat den falschen Typ.
problem-invalid-not-json = Der Inhalt ist kein JSON.

# Why somebody may not do something.
problem-forbidden-users = Das sehen nur der Administrator des Kontos und Benutzer mit users:read oder users:manage.
problem-forbidden-restore = Nur der Administrator des Kontos kann einen gesperrten Benutzer entsperren.
problem-forbidden-grant = Sie können nur Berechtigungen vergeben, die Sie selbst haben.
problem-forbidden-audit = Das sehen nur der Administrator des Kontos und Benutzer mit audit:read.
problem-forbidden-manage = Das dürfen nur der Administrator des Kontos und Benutzer mit users:manage.
problem-forbidden-stronger-user = Das dürfen Sie weder bei Benutzern, die mehr dürfen als Sie, noch bei sich selbst.
problem-forbidden-policy = Nur der Administrator des Kontos kann dessen Anmelderegeln ansehen und ändern.
problem-forbidden-sign-up = Neue Konten erstellt der Betreiber dieses Dienstes.
problem-forbidden-lost-factor = Wenden Sie sich an einen Administrator Ihres Kontos: Er kann Ihre zweiten Faktoren zurücksetzen.
problem-forbidden-way-around = Diese Anfrage kommt nicht auf dem vorgesehenen Weg.
problem-forbidden-other-site = Diese Anfrage kommt nicht von einer Seite dieser Website.

# What stands in the way of a change.
problem-conflict-user-taken = Dieser Benutzername ist vergeben.
problem-conflict-codes-by-mail = An die Adresse dieses Benutzers gehen Codes. Setzen Sie zuerst seine zweiten Faktoren zurück.
problem-conflict-user-frozen = Dieser Benutzer ist gesperrt. Zuerst muss ihn der Administrator des Kontos entsperren.
problem-conflict-user-without-factor = Dieser Benutzer hat keinen zweiten Faktor aktiviert.
problem-conflict-user-not-frozen = Dieser Benutzer ist nicht gesperrt.
problem-conflict-frozen-by-support = Der Support hat diesen Benutzer gesperrt. Nur der Support kann ihn entsperren.
problem-conflict-no-factor-to-prove = Es ist kein zweiter Faktor aktiviert. Senden Sie nur das Passwort.
problem-conflict-no-passkey = Für dieses Konto gibt es keinen Passkey.
problem-conflict-passkeys-full = Es gibt schon zehn Passkeys. Entfernen Sie zuerst einen.
problem-conflict-passkey-known = Diesen Passkey gibt es schon.
problem-conflict-contact-bound = Das ist bereits verknüpft.
problem-conflict-no-codes-by-mail = Codes per E-Mail sind für dieses Konto nicht aktiviert.
problem-conflict-codes-by-mail-refused = Bei dieser Anmeldung sind Codes per E-Mail nicht möglich.
problem-conflict-app-on = Eine Authenticator-App ist schon aktiviert. Deaktivieren Sie sie zuerst.
problem-conflict-codes-by-mail-on = Codes per E-Mail sind schon aktiviert.
problem-conflict-nothing-to-recover = Es ist kein zweiter Faktor aktiviert, also gibt es nichts wiederherzustellen.
problem-conflict-factor-required = Ihr Administrator verlangt einen zweiten Faktor. Aktivieren Sie zuerst einen anderen, den Ihr Administrator zulässt.
problem-conflict-kind-of-factor = Ihr Administrator verlangt eine andere Art von zweitem Faktor.

## Rules: what a field takes

rule-factor-required = Ein zweiter Faktor ist aktiviert. Senden Sie auch method und code.
rule-same-client = Diese Anmeldung hat mit einer anderen Art von Client begonnen.
rule-email-of-account = Ein Konto, das nach einer Adresse benannt ist, hat auch diese Adresse.
rule-desktop-client = Nur Desktop-Apps können in einem Browser genehmigt werden.
rule-language = Wählen Sie eine Sprache aus der Liste von GET /v1/config.
rule-phone-country = An Nummern dieses Landes senden wir keine SMS.
rule-one-time-code = Ein Code besteht aus 6 Ziffern.
rule-passkey-is-no-code = Zu einem Passkey gehört kein Code. Beginnen Sie bei /v1/sign-in/passkey/begin oder /v1/session/reauthenticate/passkey/begin.
rule-recovery-code = Ein Wiederherstellungscode besteht aus 16 Buchstaben und Ziffern, zum Beispiel ABCD-EFGH-JKMN-PQRS.
rule-audit-actor = Ein actor ist der principal eines Eintrags oder der Name eines Benutzers.
rule-audit-after = Der Wert von after ist der Wert von next aus einer früheren Antwort.
rule-session-too-short = Mindestens { $seconds } Sekunden.
rule-session-too-long = Höchstens { $seconds } Sekunden: Länger dauern Sitzungen bei diesem Dienst nicht.
rule-factor-kinds = Eines oder mehrere von { $kinds }, jeweils einmal.
rule-two-factor = Entweder optional oder required.
rule-lost-factor = Entweder administrator oder self.
rule-device-name = Ein Gerätename besteht aus 1 bis 64 Zeichen ohne Zeilenumbrüche. Mindestens ein Zeichen muss sichtbar sein.
rule-time = Zeiten werden nach RFC 3339 angegeben, zum Beispiel 2026-11-22T09:30:00Z.
rule-account-name = Ein Kontoname ist eine E-Mail-Adresse oder besteht aus 3 bis 64 Zeichen (Buchstaben a–z, Ziffern, Punkte, Bindestriche und Unterstriche) und beginnt mit einem Buchstaben oder einer Ziffer.
rule-user-name = Ein Benutzername besteht aus 1 bis 64 Zeichen (Buchstaben a–z, Ziffern, Punkte, Bindestriche und Unterstriche) und beginnt mit einem Buchstaben oder einer Ziffer.
rule-phone-number = Geben Sie eine einzelne Mobilnummer mit Pluszeichen und Ländervorwahl ein, zum Beispiel +49 1512 3456789.
rule-phone-not-mobile = Diese Nummer empfängt keine SMS. Geben Sie eine Mobilnummer ein, keine Festnetz- oder Servicenummer.
rule-audit-act = Diese Aktivität gibt es im Protokoll nicht.
rule-locale = Ein Gebietsschema ist ein Sprachkürzel wie en oder pt-BR.
rule-permission = Eine Berechtigung hat die Form service:verb, zum Beispiel users:read. Sie besteht aus Buchstaben a–z, Ziffern und Bindestrichen und hat höchstens 64 Zeichen.
rule-permissions-too-many = Ein Benutzer hat höchstens 50 Berechtigungen.
rule-email = Geben Sie eine einzelne E-Mail-Adresse wie name@example.com ein, ohne Umlaute und Akzente.
rule-passkey-name = Der Name eines Passkeys besteht aus 1 bis 64 Zeichen ohne Zeilenumbrüche. Mindestens ein Zeichen muss sichtbar sein.
rule-password-common = Dieses Passwort ist leicht zu erraten. Wählen Sie ein anderes.

## Mails: parts of every mail

# $label stands before $value on one line of a mail without HTML, or alone before a list or a link.
mail-labelled = { $label }: { $value }
mail-help = Hilfe
# $month is a number from 1 to 12; $time is hours and minutes such as 07:50.
mail-when = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
  } { $year } um { $time } UTC
mail-root-label = Unternehmensadministrator
mail-name-root = { $account } ({ $label })
# The form in which a user signs in.
mail-name-user = { $account }/{ $user }
mail-fact-account = Konto
mail-fact-accounts = { $count ->
    [one] Konto
   *[other] Konten
  }
mail-fact-reference = Wörter auf der Seite
mail-fact-until = Gültig bis
mail-reason-linked = Sie erhalten diese E-Mail, weil diese Adresse mit einem Konto bei { $brand } verknüpft ist.
mail-reason-entered = Sie erhalten diese E-Mail, weil jemand diese Adresse bei { $brand } eingegeben hat.
mail-reason-administrator = Sie erhalten diese E-Mail, weil ein Administrator diese Adresse bei { $brand } eingetragen hat.

## Mail: a recovery

mail-recover-subject = Passwort für { $brand } zurücksetzen
mail-recover-preheader = Legen Sie innerhalb von { $minutes } Minuten ein neues Passwort fest. Wenn Sie das nicht angefordert haben, müssen Sie nichts tun.
mail-recover-intro = Jemand, hoffentlich Sie, möchte mit dieser Adresse ein Passwort für { $brand } zurücksetzen. Geben Sie den Code auf der Seite ein, auf der Sie ihn angefordert haben, oder legen Sie über den Link unten ein neues Passwort fest.
mail-recover-more = Zu dieser Adresse gehören mehr Konten, als diese Liste zeigt. Wenn Ihres fehlt, fordern Sie eine neue E-Mail an und geben Sie unter „Ich kenne meinen Kontonamen“ den Namen des Kontos ein, als Benutzer eines Kontos auch den Benutzernamen.
mail-recover-more-link = Neue E-Mail anfordern
mail-recover-button = Neues Passwort festlegen
mail-recover-life = Code und Link gelten { $minutes } Minuten. Wenn auf der Seite andere Wörter stehen als in dieser E-Mail, gehört die E-Mail zu einer anderen Anfrage.
mail-recover-not-you = Wenn Sie das nicht angefordert haben, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist. Geben Sie Code und Link niemals weiter.

## Mail: a new account

mail-activate-subject = Aktivieren Sie Ihr Konto bei { $brand }
mail-activate-preheader = Legen Sie innerhalb von { $hours } Stunden ein Passwort fest, um Ihr Konto zu erstellen.
mail-activate-intro = Willkommen bei { $brand }! Legen Sie ein Passwort fest, um Ihr Konto zu erstellen. Auf der Seite sehen Sie dann den Namen des Kontos.
mail-activate-button = Passwort festlegen
mail-activate-life = Der Link gilt { $hours } Stunden (bis zum { $until }). Das Konto entsteht erst, wenn Sie ihn verwenden.
mail-activate-not-you = Wenn Sie kein Konto angefordert haben, müssen Sie nichts tun: Es wird keines erstellt.

## Mail: a link for a user

mail-invited-subject = Sie sind zu { $brand } eingeladen
mail-invited-intro = Ein Administrator hat bei { $brand } einen Benutzer für Sie erstellt. Legen Sie ein Passwort fest, um loszulegen.
mail-user-reset-subject = Legen Sie ein neues Passwort für { $brand } fest
mail-user-reset-intro = Ein Administrator hat das Passwort Ihres Benutzers bei { $brand } zurückgesetzt. Alle Geräte wurden abgemeldet. Legen Sie ein neues Passwort fest.
mail-user-address-subject = Bestätigen Sie Ihre Adresse bei { $brand }
mail-user-address-intro = Ein Administrator möchte diese Adresse für einen Benutzer bei { $brand } verwenden. Um die Adresse zu bestätigen, legen Sie ein Passwort fest.
mail-user-preheader = Legen Sie innerhalb von { $hours } Stunden ein Passwort fest. Der Link funktioniert nur einmal.
mail-user-life = Der Link funktioniert nur einmal. Er gilt { $hours } Stunden (bis zum { $until }).
mail-user-not-you = Wenn Sie nicht wissen, worum es geht, müssen Sie nichts tun. Geben Sie den Link niemals weiter.

## Mail: an account that exists already

mail-registered-subject = Sie haben schon ein Konto bei { $brand }
mail-registered-preheader = Es wurde nichts erstellt oder geändert. Melden Sie sich an oder legen Sie ein neues Passwort fest.
mail-registered-intro = Jemand, hoffentlich Sie, wollte bei { $brand } ein Konto erstellen, das es schon gibt. Es wurde nichts erstellt oder geändert.
mail-registered-button = Anmelden
mail-registered-forgot = Wenn Sie das Passwort vergessen haben, legen Sie ein neues fest.
mail-registered-forgot-link = Neues Passwort festlegen
mail-registered-not-you = Wenn Sie das nicht waren, müssen Sie nichts tun.
mail-taken-subject = Dieser Name ist bei { $brand } vergeben
mail-taken-preheader = Es wurde nichts erstellt oder geändert. Wählen Sie einen anderen Namen.
mail-taken-intro = Jemand, hoffentlich Sie, wollte bei { $brand } ein Konto mit dieser Adresse als Namen erstellen. Ein Konto mit diesem Namen gibt es schon, und sein Inhaber verwendet diese Adresse nicht mehr. Es wurde nichts erstellt oder geändert.
mail-taken-button = Anderen Namen wählen

## Mail: an authentication code

mail-code-subject = Ihr Bestätigungscode für { $brand }
mail-code-subject-with-code = { $subject }: { $code }
mail-code-preheader = Der Code steht in dieser E-Mail. Er gilt { $minutes } Minuten. Geben Sie ihn niemals weiter.
mail-code-sign-in = Mit diesem Code schließen Sie die Anmeldung ab. Jemand, hoffentlich Sie, meldet sich gerade bei { $brand } an und hat das richtige Passwort eingegeben.
mail-code-reauthenticate = Mit diesem Code bestätigen Sie, dass Sie selbst die Einstellungen bei { $brand } ändern.
mail-code-enrol = Mit diesem Code aktivieren Sie Codes per E-Mail bei { $brand }.
mail-code-bind = Mit diesem Code verknüpfen Sie diese Adresse mit einem Konto bei { $brand }.
mail-code-lost-factor = Mit diesem Code können Sie die Zwei-Faktor-Authentifizierung deaktivieren. Jemand, hoffentlich Sie, hat das richtige Passwort für { $brand } eingegeben und gemeldet, dass alle zweiten Faktoren verloren gegangen sind.
mail-code-life = Der Code gilt { $minutes } Minuten. Geben Sie ihn auf der Seite oder in der App ein, die danach gefragt hat. Wenn Sie mehrere angefordert haben, gilt nur der neueste. Geben Sie ihn niemals weiter.
mail-code-not-you = Wenn Sie den Code nicht angefordert haben, kennt jemand Ihr Passwort. Legen Sie jetzt ein neues fest.
mail-code-not-you-link = Neues Passwort festlegen
mail-code-not-you-bind = Wenn Sie nicht wissen, worum es geht, müssen Sie nichts tun.

## SMS: the code stands alone between blanks

sms-recover = { $brand }: { $code } ist Ihr Code für ein neues Passwort ({ $reference }). Er gilt { $minutes } Minuten. Nicht weitergeben.
sms-bind = { $brand }: { $code } ist Ihr Code zum Bestätigen dieser Mobilnummer. Er gilt { $minutes } Minuten. Nicht weitergeben.
sms-lost-factor = { $brand }: { $code } ist Ihr Code zum Deaktivieren der Zwei-Faktor-Authentifizierung, gültig { $minutes } Minuten. Nicht von Ihnen? Passwort ändern.
# A link follows.
sms-notice = { $subject }: { $name }, { $when }. { $question }
sms-notice-not-you = Waren Sie das nicht?
sms-notice-unexpected = Unerwartet?
sms-notice-reset = Passwort zurücksetzen:
sms-notice-what-to-do = Was Sie tun können:

## Notices: parts of every notice

notice-reason = Diese E-Mail geht an alle Adressen, die mit dem Konto bei { $brand } verknüpft sind oder es bis zu dieser Änderung waren.
notice-lead = Wenn Sie das waren, müssen Sie nichts tun.
notice-fact-what = Was passiert ist
notice-fact-when = Wann
notice-fact-contact = { $kind ->
    [email] E-Mail-Adresse
   *[phone] Mobilnummer
  }
notice-fact-user = Benutzer
notice-fact-users = { $count ->
    [one] Gesperrter Benutzer
   *[other] Gesperrte Benutzer
  }
notice-fact-more-users = und { $count } weitere
notice-fact-passkey = Passkey
notice-fact-client = Angemeldet mit
notice-fact-device = Gerät
notice-fact-browser = Genehmigt in
notice-client = { $client ->
    [web] Browser
    [mobile] Mobile App
   *[desktop] Desktop-App
  }
notice-held = Die Zwei-Faktor-Authentifizierung ist unverändert. Um sie zu deaktivieren oder neue Wiederherstellungscodes zu erstellen, ist bis zum { $until } ein Passkey, eine Authenticator-App oder ein Wiederherstellungscode aus der Zeit vor dem Zurücksetzen nötig.
notice-frozen-users = { $count ->
    [one] Dieser Benutzer ist gesperrt, bis Sie ihn entsperren.
   *[other] Diese Benutzer sind gesperrt, bis Sie sie entsperren.
  } Das können Sie 24 Stunden, nachdem Sie Ihr Passwort zurückgesetzt haben, oder sofort mit einem Passkey, einer Authenticator-App oder einem Wiederherstellungscode aus der Zeit vor dem Zurücksetzen.
notice-more = Das ist zwischen dem { $since } und dieser Nachricht { $count ->
    [one] noch einmal
   *[other] noch { $count }-mal
  } passiert.
notice-button-not-me = Das war ich nicht
notice-button-factors-off = Zwei-Faktor-Authentifizierung deaktivieren
notice-button-forgot = Neues Passwort festlegen
notice-button-account = Geräte prüfen
notice-button-security = Sicherheitseinstellungen öffnen
notice-button-sign-in = Anmelden
notice-button-support = Hilfe erhalten

## Notices: what to do if it was not you

notice-remedy-undo = Wenn Sie das nicht waren, melden Sie es uns innerhalb von { $days } Tagen über den Link unten und bestätigen Sie es auf der Seite. Wir machen dann die Änderungen rückgängig, melden alle Geräte ab und sperren das Konto, bis Sie das Passwort zurücksetzen.
notice-remedy-somebody-knows = Wenn Sie das nicht waren, kennt jemand Ihr Passwort. Legen Sie jetzt ein neues fest und prüfen Sie dann Ihre Geräte und Ihre Zwei-Faktor-Einstellungen.
notice-remedy-own-password = Wenn Sie das nicht waren, legen Sie jetzt ein neues Passwort fest und danach auch eines für Ihr Postfach.
notice-remedy-read-mailbox = Wenn Sie das nicht waren, legen Sie zuerst ein neues Passwort für Ihr Postfach fest und danach eines hier.
notice-remedy-read-sms = Wenn Sie das nicht waren, kann jemand anderes Ihre SMS lesen. Fragen Sie Ihren Mobilfunkanbieter, wer außer Ihnen Ihre Nummer hat, und legen Sie hier ein neues Passwort fest.
notice-remedy-administrators-link = Wenn Sie das nicht waren, fragen Sie Ihren Administrator und legen Sie jetzt ein neues Passwort fest.
notice-remedy-ask-administrator = Wenn Sie das nicht erwartet haben, fragen Sie Ihren Administrator. Auch der Support kann helfen.
notice-remedy-ask-support = Wenn Sie das nicht erwartet haben, wenden Sie sich an den Support.
notice-remedy-pretender = Wenn Sie das nicht erwartet haben, hat sich möglicherweise jemand als Sie ausgegeben. Wenden Sie sich an den Support und legen Sie ein neues Passwort fest.
notice-remedy-reset-to-go-on = Niemand kann sich anmelden, bis das Passwort zurückgesetzt ist. Setzen Sie es jetzt zurück.
notice-remedy-choose-password = Legen Sie jetzt ein neues Passwort fest.
notice-remedy-stop-wait = Wenn Sie das nicht waren, kennt jemand Ihr Passwort. Stoppen Sie den Vorgang über den Link unten und legen Sie dann ein neues Passwort fest.
notice-remedy-stop-pretender = Wenn Sie das nicht waren, gibt sich jemand als Sie aus. Stoppen Sie den Vorgang über den Link unten und informieren Sie dann den Support.
notice-remedy-end-wait = Deaktivieren Sie die Zwei-Faktor-Authentifizierung über den Link unten. Wenn Sie das nicht angefordert haben, legen Sie stattdessen ein neues Passwort fest: Das stoppt den Vorgang.
notice-remedy-unknown-factor = Wenn Sie das nicht waren, kennt jemand Ihr Passwort. Legen Sie jetzt ein neues fest. Falls Sie dann nach einem Code gefragt werden, den Sie nicht haben, wenden Sie sich an den Support.
notice-remedy-unknown-passkey = Wenn Sie das nicht waren, kann sich möglicherweise jemand anderes anmelden. Legen Sie jetzt ein neues Passwort fest und prüfen Sie dann Ihre Passkeys.
notice-remedy-replace-passkey = Melden Sie sich auf andere Weise an, entfernen Sie diesen Passkey und fügen Sie einen neuen hinzu.
notice-remedy-other-codes = Wenn Sie das nicht waren, kennt jemand Ihr Passwort und hat vielleicht auch die anderen Codes. Legen Sie ein neues Passwort fest und erstellen Sie dann neue Wiederherstellungscodes.
notice-remedy-look-at-devices = Wenn Sie das nicht waren, hat jemand eines Ihrer Geräte oder eine Kopie von dessen Sitzung benutzt. Melden Sie sich an, prüfen Sie Ihre Geräte und melden Sie alle ab, die Sie nicht kennen.
notice-remedy-guard-account = Wenn Sie das nicht waren: Ohne Ihr Passwort kommt niemand in Ihr Konto. Falls es kurz ist oder Sie es auch anderswo verwenden, legen Sie ein neues fest und aktivieren Sie die Zwei-Faktor-Authentifizierung.
notice-remedy-sign-devices-out = Wenn Sie das nicht waren, legen Sie jetzt ein neues Passwort fest. Damit werden alle Geräte abgemeldet.

## Notices: what happened

notice-password-recovered-subject = Ihr Passwort für { $brand } wurde geändert
notice-password-recovered-happened = Das Passwort wurde mit { $proof ->
    [mailed-link] einem Link zurückgesetzt, den wir an die E-Mail-Adresse des Kontos gesendet haben
    [mailed-code] einem Code zurückgesetzt, den wir an die E-Mail-Adresse des Kontos gesendet haben
   *[texted-code] einem Code zurückgesetzt, den wir per SMS an die Mobilnummer des Kontos gesendet haben
  }.
notice-password-recovered-follows = Alle Geräte wurden abgemeldet.
notice-password-changed-subject = Ihr Passwort für { $brand } wurde geändert
notice-password-changed-happened = Das Passwort wurde in den Kontoeinstellungen geändert.
notice-password-changed-follows = Alle anderen Geräte wurden abgemeldet.
notice-password-chosen-subject = Ihr Passwort für { $brand } wurde festgelegt
notice-password-chosen-happened = Über den Link eines Administrators wurde ein Passwort festgelegt.
notice-password-chosen-follows = Alle Geräte wurden abgemeldet.
notice-contact-changed-subject = { $kind ->
    [email] Die E-Mail-Adresse
   *[phone] Die Mobilnummer
  } Ihres Kontos bei { $brand } wurde { $change ->
    [changed] geändert
    [added] hinzugefügt
   *[removed] entfernt
  }
notice-contact-changed-happened = { $kind ->
    [email] Die E-Mail-Adresse
   *[phone] Die Mobilnummer
  } wurde { $change ->
    [changed] durch eine andere ersetzt
    [added] verknüpft
   *[removed] entfernt
  }.
notice-contact-changed-follows = { $change ->
    [changed] Die alte { $kind ->
        [email] E-Mail-Adresse
       *[phone] Mobilnummer
      } erhält keine Nachrichten mehr und kann nicht mehr zum Zurücksetzen des Passworts verwendet werden.
    [added] Diese { $kind ->
        [email] E-Mail-Adresse
       *[phone] Mobilnummer
      } erhält ab jetzt Nachrichten und kann zum Zurücksetzen des Passworts verwendet werden.
   *[removed] Die entfernte { $kind ->
        [email] E-Mail-Adresse
       *[phone] Mobilnummer
      } erhält keine Nachrichten mehr und kann nicht mehr zum Zurücksetzen des Passworts verwendet werden.
  }
notice-email-named-subject = Neue Adresse für Ihren Benutzer bei { $brand }
notice-email-named-happened = Ein Administrator hat eine andere E-Mail-Adresse für den Benutzer eingetragen.
notice-email-named-follows = Die bisherige Adresse bleibt verknüpft, bis die neue bestätigt ist.
notice-email-removed-subject = Die E-Mail-Adresse Ihres Benutzers bei { $brand } wurde entfernt
notice-email-removed-happened = Ein Administrator hat die E-Mail-Adresse des Benutzers entfernt.
notice-email-removed-follows = Die Adresse erhält keine Nachrichten mehr für diesen Benutzer und kann nicht mehr zum Zurücksetzen seines Passworts verwendet werden.
notice-phone-removed-subject = Die Mobilnummer Ihres Benutzers bei { $brand } wurde entfernt
notice-phone-removed-happened = Ein Administrator hat die Mobilnummer des Benutzers entfernt.
notice-phone-removed-follows = Die Nummer erhält keine Nachrichten mehr für diesen Benutzer und kann nicht mehr zum Zurücksetzen seines Passworts verwendet werden.
notice-user-deleted-subject = Ihr Benutzer bei { $brand } wurde gelöscht
notice-user-deleted-happened = Ein Administrator hat den Benutzer gelöscht.
notice-user-deleted-follows = Alle Geräte wurden abgemeldet. Ein späterer Benutzer mit demselben Namen ist jemand anderes.
notice-factors-reset-subject = Die Zwei-Faktor-Authentifizierung Ihres Benutzers bei { $brand } wurde zurückgesetzt
notice-factors-reset-happened = Ein Administrator hat alle zweiten Faktoren des Benutzers deaktiviert.
notice-factors-reset-follows = Zum Anmelden reicht das Passwort allein, bis Sie wieder einen Faktor aktivieren.
notice-administrator-made-subject = Ein Benutzer kann jetzt Benutzer Ihres Kontos bei { $brand } verwalten
notice-administrator-made-happened = Der Benutzer hat die Berechtigung erhalten, Benutzer zu erstellen, zu ändern und zurückzusetzen.
notice-administrator-made-follows = Er kann jetzt andere Benutzer des Kontos verwalten.
notice-permissions-grown-subject = Ein Benutzer Ihres Kontos bei { $brand } hat mehr Berechtigungen
notice-permissions-grown-happened = Der Benutzer hat mehr Berechtigungen erhalten.
notice-permissions-grown-follows = Die Berechtigungen aller Benutzer sehen Sie auf der Seite „Benutzer“.
notice-link-handed-over-subject = Für einen Benutzer Ihres Kontos bei { $brand } wurde ein Link erstellt
notice-link-handed-over-happened = Es wurde ein Link erstellt, über den ein neues Passwort des Benutzers festgelegt werden kann.
notice-link-handed-over-follows = Wer den Link hat, kann ihn innerhalb von 24 Stunden einmal verwenden.
notice-user-address-named-subject = Neue Adresse für einen Benutzer Ihres Kontos bei { $brand }
notice-user-address-named-happened = Für den Benutzer wurde eine andere E-Mail-Adresse eingetragen.
notice-user-address-named-follows = Wir haben einen Link an diese Adresse gesendet. Wer dort E-Mails liest, kann ein neues Passwort für den Benutzer festlegen.
notice-user-factors-reset-subject = Die Zwei-Faktor-Authentifizierung eines Benutzers Ihres Kontos bei { $brand } wurde zurückgesetzt
notice-user-factors-reset-happened = Alle zweiten Faktoren des Benutzers wurden deaktiviert.
notice-user-factors-reset-follows = Der Benutzer meldet sich mit dem Passwort allein an, bis er wieder einen Faktor aktiviert.
notice-user-restored-subject = Ein Benutzer Ihres Kontos bei { $brand } wurde entsperrt
notice-user-restored-happened = Der gesperrte Benutzer wurde entsperrt.
notice-user-restored-follows = Der Benutzer kann sich wieder anmelden.
notice-policy-changed-subject = Die Anmelderegeln Ihres Kontos bei { $brand } wurden geändert
notice-policy-changed-happened = Die Anmelderegeln für das Konto und seine Benutzer wurden geändert.
notice-policy-changed-follows = Ab jetzt gilt:
notice-factor-on-subject = Die Zwei-Faktor-Authentifizierung ist für Ihr Konto bei { $brand } aktiviert
notice-factor-on-happened = { $factor ->
    [passkey] Passkeys wurden aktiviert.
    [app] Codes aus einer Authenticator-App wurden aktiviert.
   *[email] Codes per E-Mail wurden aktiviert.
  }
notice-factor-on-follows = Bei der Anmeldung wird nach dem Passwort ein Code verlangt. Bewahren Sie Ihre Wiederherstellungscodes an einem sicheren Ort auf.
notice-factor-off-subject = Ein zweiter Faktor Ihres Kontos bei { $brand } wurde deaktiviert
notice-factor-off-happened = { $factor ->
    [passkey] Passkeys wurden deaktiviert.
    [app] Codes aus einer Authenticator-App wurden deaktiviert.
   *[email] Codes per E-Mail wurden deaktiviert.
  }
notice-factor-off-follows = Wenn es der einzige zweite Faktor war, reicht zum Anmelden ab jetzt das Passwort allein.
notice-passkey-added-subject = Ihrem Konto bei { $brand } wurde ein Passkey hinzugefügt
notice-passkey-added-happened = Der Passkey wurde hinzugefügt.
notice-passkey-added-follows = Mit dem Passkey ist eine Anmeldung ohne Passwort möglich. Bei der Anmeldung mit dem Passwort wird ab jetzt ein zweiter Faktor verlangt. Bewahren Sie Ihre Wiederherstellungscodes an einem sicheren Ort auf.
notice-passkey-removed-subject = Ein Passkey Ihres Kontos bei { $brand } wurde entfernt
notice-passkey-removed-happened = Der Passkey wurde entfernt.
notice-passkey-removed-follows = Wenn es der einzige zweite Faktor war, reicht zum Anmelden ab jetzt das Passwort allein.
notice-passkey-copied-subject = Ein Passkey Ihres Kontos bei { $brand } wurde möglicherweise kopiert
notice-passkey-copied-happened = Wir haben den Passkey abgelehnt.
notice-passkey-copied-follows = Ein Sicherheitsschlüssel zählt mit, wie oft er verwendet wird, und der Zähler dieses Schlüssels ist zurückgegangen. Das passiert, wenn es eine Kopie des Schlüssels gibt, die vielleicht jemand anderes hat.
notice-recovery-codes-made-subject = Neue Wiederherstellungscodes für Ihr Konto bei { $brand }
notice-recovery-codes-made-happened = Es wurden neue Wiederherstellungscodes erstellt.
notice-recovery-codes-made-follows = Die alten Codes funktionieren nicht mehr.
notice-recovery-code-used-subject = Ein Wiederherstellungscode Ihres Kontos bei { $brand } wurde verwendet
notice-recovery-code-used-happened = Ein Wiederherstellungscode wurde verwendet.
notice-recovery-code-used-follows = { $left ->
    [0] Das war der letzte. Erstellen Sie in den Sicherheitseinstellungen neue.
    [one] Sie haben noch { $left } Code. Erstellen Sie in den Sicherheitseinstellungen neue.
   *[other] Sie haben noch { $left } Codes.
  }
notice-codes-capped-subject = Zu viele falsche Codes für Ihr Konto bei { $brand }
notice-codes-capped-happened = Innerhalb eines Tages wurde zum zwanzigsten Mal ein falscher Code eingegeben.
notice-codes-capped-follows = Bis zu 24 Stunden lang ist eine Anmeldung nur mit einem Wiederherstellungscode möglich. Wer die Codes eingegeben hat, kannte das richtige Passwort. Wenn Sie es waren und die Codes aus einer App stammen, geht vielleicht die Uhr des Geräts falsch.
notice-recovery-codes-capped-subject = Zu viele falsche Wiederherstellungscodes für Ihr Konto bei { $brand }
notice-recovery-codes-capped-happened = Innerhalb eines Tages wurde zum zwanzigsten Mal ein falscher Wiederherstellungscode eingegeben.
notice-recovery-codes-capped-follows = Bis zu 24 Stunden lang wird kein Wiederherstellungscode akzeptiert. Ihre Passkeys, Ihre Authenticator-App und Codes per E-Mail funktionieren weiterhin. Wer die Codes eingegeben hat, kannte das richtige Passwort.
notice-wrong-codes-in-a-row-subject = { $number } falsche Codes hintereinander für Ihr Konto bei { $brand }
notice-wrong-codes-in-a-row-happened = Es wurden { $number } falsche Codes hintereinander eingegeben.
notice-wrong-codes-in-a-row-follows = { $closed ->
    [yes] Codes aus einer Authenticator-App oder per E-Mail werden nicht mehr akzeptiert. Melden Sie sich mit einem Wiederherstellungscode an: Danach funktionieren die anderen Codes wieder. Wer die Codes eingegeben hat, kannte das richtige Passwort.
   *[no] Nach { $most } falschen Codes hintereinander wird nur noch ein Wiederherstellungscode akzeptiert, bis Sie sich damit angemeldet haben. Wer die Codes eingegeben hat, kannte das richtige Passwort.
  }
notice-session-guessed-subject = Falsche Passwörter auf einem Gerät, das in Ihrem Konto bei { $brand } angemeldet war
notice-session-guessed-happened = Auf einem angemeldeten Gerät wurden so viele falsche Passwörter eingegeben, dass wir es abgemeldet haben.
notice-session-guessed-follows = Ihre anderen Geräte bleiben angemeldet, und Ihr Passwort ist unverändert.
notice-name-guessed-subject = Jemand versucht, sich in Ihrem Konto bei { $brand } anzumelden
notice-name-guessed-happened = Von Geräten aus, die Sie bisher nicht verwendet haben, wurden viele Passwörter ausprobiert.
notice-name-guessed-follows = Auf diesem Weg hat sich niemand angemeldet, es sei denn, wir haben Ihnen eine neue Anmeldung gemeldet. Solange das andauert, müssen Sie bei einer Anmeldung von einem neuen Ort aus vielleicht bestätigen, dass Sie ein Mensch sind. Geräte, die Sie bereits verwenden, sind nicht betroffen.
notice-factors-off-soon-subject = Die Zwei-Faktor-Authentifizierung Ihres Kontos bei { $brand } wird bald deaktiviert
notice-factors-off-soon-happened = { $by ->
    [support] Jemand hat dem Support gemeldet, dass alle zweiten Faktoren verloren gegangen sind.
   *[password] Jemand, der das Passwort kennt, hat uns gemeldet, dass alle zweiten Faktoren verloren gegangen sind.
  }
notice-factors-off-soon-follows = Am { $ready } senden wir einen Link, der die Zwei-Faktor-Authentifizierung deaktiviert. Bis dahin stoppt eine Anmeldung mit einem beliebigen zweiten Faktor den Vorgang.
notice-factors-off-ready-subject = Sie können die Zwei-Faktor-Authentifizierung Ihres Kontos bei { $brand } jetzt deaktivieren
notice-factors-off-ready-happened = Die Wartezeit für verlorene zweite Faktoren ist vorbei.
notice-factors-off-ready-follows = Der Link gilt bis zum { $until }. Wenn Sie ihn verwenden, werden alle Geräte abgemeldet.
notice-factors-off-stopped-subject = Die Zwei-Faktor-Authentifizierung Ihres Kontos bei { $brand } bleibt aktiv
notice-factors-off-stopped-happened = Jemand hat über den Link in einer unserer Nachrichten verhindert, dass die zweiten Faktoren deaktiviert werden.
notice-factors-off-stopped-follows = Wer das Deaktivieren angefordert hat, kennt das Passwort.
notice-lost-factors-off-subject = Die Zwei-Faktor-Authentifizierung ist für Ihr Konto bei { $brand } deaktiviert
notice-lost-factors-off-happened = Alle zweiten Faktoren wurden deaktiviert, weil sie als verloren gemeldet wurden.
notice-lost-factors-off-follows = Alle Geräte wurden abgemeldet. Zum Anmelden reicht das Passwort allein, bis Sie wieder einen Faktor aktivieren.
notice-frozen-subject = Ihr Konto bei { $brand } ist gesperrt
notice-frozen-happened = Jemand hat über den Link in einer unserer Nachrichten gemeldet, dass eine Änderung nicht von ihm stammt. Wir haben das Konto gesperrt.
notice-frozen-follows = Alle Geräte wurden abgemeldet, und die Änderungen wurden rückgängig gemacht. Wenn Sie den Link nicht geöffnet haben, kann jemand anderes Ihre Nachrichten lesen.
notice-frozen-by-support-subject = Der Support hat Ihr Konto bei { $brand } gesperrt
notice-frozen-by-support-happened = Der Support hat das Konto gesperrt.
notice-frozen-by-support-follows = Alle Geräte wurden abgemeldet. Bis der Support die Sperre aufhebt, kann sich niemand anmelden oder das Passwort zurücksetzen.
notice-unfrozen-by-support-subject = Der Support hat Ihr Konto bei { $brand } entsperrt
notice-unfrozen-by-support-happened = Der Support hat das Konto entsperrt.
notice-unfrozen-by-support-follows = Es gilt das bisherige Passwort. 24 Stunden lang lässt sich alles, was das Konto schützt, nur mit einem Passkey, einer Authenticator-App oder einem Wiederherstellungscode aus der Zeit vor der Sperre ändern.
notice-signed-out-by-support-subject = Der Support hat alle Geräte von Ihrem Konto bei { $brand } abgemeldet
notice-signed-out-by-support-happened = Der Support hat alle Geräte abgemeldet.
notice-signed-out-by-support-follows = Ihr Passwort ist unverändert.
notice-new-device-subject = Neue Anmeldung in Ihrem Konto bei { $brand }
notice-new-device-happened = Es gab eine Anmeldung { $client ->
    [web] in einem bisher unbekannten Browser
    [mobile] in einer mobilen App
   *[desktop] in einer Desktop-App
  }.
notice-new-device-follows = Alle angemeldeten Geräte finden Sie in den Kontoeinstellungen unter „Wo Sie angemeldet sind“.
notice-sign-in-approved-subject = Neue Anmeldung in Ihrem Konto bei { $brand }
notice-sign-in-approved-happened = Es gab eine Anmeldung in einer Desktop-App, genehmigt in einem bereits angemeldeten Browser.
notice-sign-in-approved-follows = Wenn Ihnen jemand den Code oder den Link dafür geschickt hat, ist diese Person jetzt in Ihrem Konto angemeldet. Sie können die App in den Kontoeinstellungen unter „Wo Sie angemeldet sind“ abmelden.
notice-trusted-browser-copied-subject = Für Ihr Konto bei { $brand } wurde die Kopie eines vertrauenswürdigen Browsers verwendet
notice-trusted-browser-copied-happened = In der Kopie eines Browsers, dem Sie vertrauen, wurde das richtige Passwort eingegeben.
notice-trusted-browser-copied-follows = Wir haben nach einem Code gefragt, alle Geräte abgemeldet und stufen keinen Browser mehr als vertrauenswürdig ein. Möglicherweise waren Sie es selbst, wenn der Browser aus einer Sicherung wiederhergestellt wurde oder bei Ihrer letzten Anmeldung die Verbindung verloren hat.

## Rules for signing in, as a notice and the audit log tell of a change

notice-policy-two-factor-required = Ab ihrer nächsten Anmeldung brauchen Benutzer einen zweiten Faktor: { $kinds }.
notice-policy-two-factor-optional = Benutzer dürfen sich mit dem Passwort allein anmelden.
notice-policy-session-web = Sitzungsdauer in Browsern: { $life }.
notice-policy-session-app = Sitzungsdauer in Apps: { $life }.
notice-policy-life-any = so lange, wie der Dienst es zulässt
notice-policy-life-days = { $count ->
    [one] höchstens { $count } Tag
   *[other] höchstens { $count } Tage
  }
notice-policy-life-hours = { $count ->
    [one] höchstens { $count } Stunde
   *[other] höchstens { $count } Stunden
  }
notice-policy-life-minutes = { $count ->
    [one] höchstens { $count } Minute
   *[other] höchstens { $count } Minuten
  }
notice-policy-life-seconds = { $count ->
    [one] höchstens { $count } Sekunde
   *[other] höchstens { $count } Sekunden
  }
notice-policy-trusted-browsers-on = Wer sich anmeldet, kann festlegen, dass der Browser eine Zeit lang nicht wieder nach einem Code fragt.
notice-policy-trusted-browsers-off = Jeder Browser fragt bei jeder Anmeldung wieder nach einem Code.
notice-policy-lost-factor-administrator = Benutzer, die alle zweiten Faktoren verloren haben, müssen sich an einen Administrator wenden.
notice-policy-lost-factor-self = Benutzer, die alle zweiten Faktoren verloren haben, können sie selbst deaktivieren.
notice-policy-kind-passkey = Passkey
notice-policy-kind-app = Authenticator-App
notice-policy-kind-email = Codes per E-Mail
# A list such as “a, b or c” is made of these two, from its beginning.
notice-policy-kinds-comma = { $first }, { $next }
notice-policy-kinds-or = { $first } oder { $last }
