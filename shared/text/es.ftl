# Español (Spanish), internacional. Tratamiento: tú. The same messages as en.ftl, with the same arguments.
#
# Terms: account cuenta · account name nombre de la cuenta · user usuario · user name nombre de usuario · administrator administrador ·
# Enterprise administrator administrador de la empresa · operator operador · sign in iniciar sesión · sign out cerrar sesión ·
# password contraseña · choose a password elegir una contraseña · reset restablecer · passkey llave de acceso · security key llave de
# seguridad · authenticator app app de autenticación · second factor segundo factor · two-factor authentication autenticación de dos
# factores · turn on / off activar / desactivar · authentication code código de verificación · recovery code código de recuperación ·
# mail correo · message mensaje · mailbox buzón · mobile number número de teléfono móvil · contacts datos de contacto · linked vinculado ·
# junk folder carpeta de spam · session sesión · device dispositivo · browser navegador · trusted browser navegador de confianza ·
# desktop app app de escritorio · approve / deny aprobar / rechazar · freeze, lock bloquear · restore (a frozen user), unlock
# desbloquear · wait espera · undo deshacer · expired caducado · damaged (link) dañado · permission permiso · rules for signing in
# reglas de inicio de sesión · settings configuración · activity actividad · support soporte · add añadir · remove, delete eliminar.
# Comillas: «…». «{ $brand }» va sin artículo: «tu cuenta de { $brand }».

## The language itself

# The name of the language, as its speakers write it.
language-name = Español

## Parts of every page

base-skip = Ir al contenido
base-account-nav = Cuenta
base-help-nav = Ayuda
base-sign-in = Iniciar sesión
base-no-message = ¿No te llega el mensaje?
base-support = Soporte
base-terms = Condiciones
base-privacy = Privacidad
base-without-script = Esta página no funciona sin JavaScript. Actívalo para este sitio o actualiza el navegador. Después, vuelve a cargar la página.
base-sign-out = Cerrar sesión
base-settings = Configuración de la cuenta
base-password = Contraseña
base-password-missing = Introduce tu contraseña.
base-show = Mostrar
base-new-tab = (se abre en una pestaña nueva)
base-loading = Cargando…
base-unavailable = No hemos podido cargar esta página
base-retry = Reintentar
base-continue = Continuar
base-cancel = Cancelar
base-close = Cerrar

## Part: the menu of the account, in the header

menu-account = Cuenta
# $name is the name of the person, such as flowmatic or flowmatic/mark.
menu-signed-in-as = Sesión iniciada como { $name }
menu-security = Seguridad
menu-activity = Actividad
menu-users = Usuarios

## Part: a code of six digits, or of eight letters and digits

digits-missing = Introduce los 6 dígitos.
digits-wrong = El código tiene 6 dígitos.
typed-code-missing = Introduce el código.
typed-code-wrong = El código tiene 8 letras y números, como ABCD-EFGH.

## Part: below the field of a mailed code

mailed-code-again = Reenviar
mailed-code-why = ¿Por qué no me llega?
# The subject is the one of mail-code-subject.
mailed-code-junk = Puede que esté en la carpeta de spam. El asunto es «Tu código de verificación de { $brand }».
mailed-code-newest = Solo vale el correo más reciente: cada código nuevo anula el anterior.
mailed-code-once = Cada código funciona una sola vez y caduca a los 10 minutos.
mailed-code-slow = Algunos correos tardan un minuto. Puedes pedir otro código después de 30 segundos.
mailed-code-else = Otras posibles causas

## Part: the CAPTCHA in a picture

captcha-label = Caracteres de la imagen
captcha-hint = Seis letras y números. También puedes escucharlos. No se distingue entre mayúsculas y minúsculas.
captcha-picture = Imagen con seis letras y números, que también se leen en la grabación
captcha-sound = Grabación con las seis letras y números
captcha-missing = Introduce los caracteres de la imagen o de la grabación.
captcha-another = Otra imagen

## Part: the second factor, at a sign-in and before a change

factor-title = Confirma tu identidad
factor-question = ¿Cómo quieres confirmar tu identidad?
factor-passkey = Llave de acceso
factor-passkey-wrong = No se ha aceptado esa llave de acceso. Inténtalo de nuevo o usa otro método.
factor-app = App de autenticación
factor-app-hint = Introduce los 6 dígitos que muestra
factor-app-wrong = El código no coincide o ya se ha usado. Cada código funciona una sola vez, durante medio minuto: espera al siguiente. Si tampoco funciona, comprueba la hora del dispositivo en el que está la app.
factor-email = Código por correo
# $address is where the code goes, with most of it hidden: g…e@example.com
factor-email-hint = Enviaremos 6 dígitos a { $address }
factor-email-wrong = El código no coincide. Cada código funciona una sola vez, y solo vale el del correo más reciente.
factor-recovery-code = Código de recuperación
factor-recovery-code-hint = Usa uno de los códigos que guardaste
factor-recovery-code-field = Uno de los códigos que guardaste. Cada uno funciona una sola vez.
factor-recovery-code-missing = Introduce uno de tus códigos de recuperación.
factor-recovery-code-shape = Un código de recuperación tiene 16 letras y números, como ABCD-EFGH-JKMN-PQRS.
factor-recovery-code-wrong = El código no coincide o ya se ha usado. Cada código funciona una sola vez.
factor-digits = Código de 6 dígitos
factor-digits-app = Lo encontrarás en tu app de autenticación, con el nombre { $brand }.
factor-digits-email = Lo hemos enviado a { $address }.
factor-trust = No volver a pedir un código en este navegador durante { $trust-days ->
    [one] { $trust-days } día
   *[other] { $trust-days } días
  }
factor-trust-hint = Solo en un dispositivo que nadie más use
factor-other = Usar otro método
factor-use-recovery-code = Usar un código de recuperación
factor-none = Ya no tengo ninguno de estos métodos

## Part: before a change, the question for the password, and the wait of 24 hours

reauthenticate-why = Este cambio afecta al acceso a tu cuenta. Confirma tu identidad una vez y no te lo volveremos a pedir durante cinco minutos.
reauthenticate-confirm = Confirmar
reauthenticate-passkey-hint = En lugar de la contraseña y un código
# Between the passkey and the password.
reauthenticate-or = o
hold-title = Este cambio tiene que esperar hasta el { $time }
hold-why = Restableciste tu contraseña con un mensaje hace menos de 24 horas. Durante 24 horas nadie puede cambiar tu dirección de correo, tu número de teléfono móvil ni los usuarios, ni desactivar un segundo factor ni crear códigos de recuperación nuevos. De lo contrario, alguien que lea tus mensajes podría apoderarse de la cuenta.
hold-way = No hace falta esperar si confirmas el cambio con una llave de acceso, una app de autenticación o un código de recuperación que ya tenías antes de restablecer la contraseña.
hold-confirm = Confirmar ahora
hold-not-mine = No he restablecido mi contraseña
hold-not-mine-mailbox = Otra persona puede leer tus mensajes. Primero protege tu buzón de correo: cambia su contraseña.
hold-not-mine-link = Después abre el enlace de nuestro mensaje sobre el restablecimiento y confirma que no fuiste tú. Así se cierra la sesión en todos los dispositivos y la cuenta queda bloqueada hasta que restablezcas la contraseña.
hold-not-mine-no-message = ¿Ya no tienes ese mensaje? Entonces <a>cambia tu contraseña aquí</a>. Se cerrará la sesión en todos los demás dispositivos.
hold-not-mine-support = Por último, avisa a <a>soporte</a>.

## Page: Sign in

sign-in-title = Iniciar sesión
sign-in-create = Crear una cuenta
sign-in-account = Nombre de la cuenta
sign-in-account-hint = Una dirección de correo o un nombre. Si eres usuario de una cuenta, introduce cuenta/usuario.
sign-in-account-missing = Introduce el nombre de tu cuenta.
sign-in-as-user = Iniciar sesión como usuario de una cuenta
sign-in-user = Nombre de usuario
sign-in-user-hint = El nombre que te dio un administrador de la cuenta. Déjalo vacío si la cuenta es tuya.
sign-in-submit = Iniciar sesión
sign-in-passkey = Iniciar sesión con una llave de acceso
sign-in-passkey-hint = Con el bloqueo de pantalla de tu dispositivo o una llave de seguridad
sign-in-forgot = ¿Has olvidado el nombre de tu cuenta o la contraseña?
sign-in-new = ¿Es tu primera vez? <a>Crea una cuenta</a>
sign-in-as = Estás iniciando sesión como { $name }. Después de la contraseña, confirma con tu segundo factor.
sign-in-lost = He perdido la app, las llaves de acceso y los códigos de recuperación
sign-in-again = Empezar de nuevo
sign-in-already = Ya has iniciado sesión
sign-in-another = Usar otra cuenta
sign-in-signed-out = Has cerrado sesión.
sign-in-ended = Se ha cerrado tu sesión. Vuelve a iniciar sesión. Si un administrador ha restablecido tu contraseña, usa el enlace de ese mensaje.

## Page: Lost second factor

lost-factor-title = Segundo factor perdido
lost-factor-heading = ¿Has perdido la app, las llaves de acceso y los códigos de recuperación?
lost-factor-as = Estás iniciando sesión como { $name }. La contraseña es correcta.
lost-factor-look = Compruébalo una vez más: ¿tienes una llave de acceso o la app en otro dispositivo? ¿Están los códigos de recuperación en un gestor de contraseñas o en papel? Con uno de ellos basta para iniciar sesión ahora.
lost-factor-check = Si lo has perdido todo, podemos desactivar la autenticación de dos factores. Antes comprobaremos de otra forma que eres tú.
lost-factor-report = Lo he perdido todo
lost-factor-back = Volver al inicio de sesión
lost-factor-ways = Cómo comprobamos que eres tú
lost-factor-two-contacts = Te enviaremos un código por correo y otro por SMS a tu número de teléfono móvil. Con los dos códigos, la autenticación de dos factores se desactiva de inmediato.
lost-factor-mail-alone = Con solo el código del correo, tendrás que esperar unos días.
lost-factor-wait = Te enviaremos un código por correo. Con él empieza una espera de unos días, porque un buzón y una contraseña no bastan para desactivar de inmediato la autenticación de dos factores.
lost-factor-wait-daily = Durante la espera te escribiremos todos los días. Si lo ha pedido otra persona, puedes detenerlo con un clic. Al final te enviaremos un enlace que desactiva la autenticación de dos factores.
lost-factor-send-one = Enviarme un código
lost-factor-send-both = Enviarme los códigos
lost-factor-enter-one = Introduce el código
lost-factor-enter-both = Introduce los dos códigos
lost-factor-email-code = Código del correo
lost-factor-email-code-hint = Funciona durante 10 minutos. Escríbelo aquí y en ningún otro sitio.
lost-factor-phone-code = Código del SMS
lost-factor-phone-code-hint = No es el mismo que el del correo.
lost-factor-begin = Empezar la espera
lost-factor-turn-off = Desactivar la autenticación de dos factores
lost-factor-no-sms = No me llega el SMS: continuar solo con el correo y esperar
lost-factor-off = La autenticación de dos factores está desactivada
lost-factor-off-now = Se ha cerrado tu sesión en todos los dispositivos y ahora basta tu contraseña para iniciar sesión. Te hemos avisado por todos los medios de contacto de tu cuenta.
lost-factor-off-next = Vuelve a activar pronto un segundo factor y guarda sus códigos de recuperación. Algunos otros cambios tienen que esperar 24 horas.
lost-factor-waiting = La espera ha empezado
lost-factor-ready = El { $time } te enviaremos un enlace que desactiva la autenticación de dos factores. El enlace funcionará durante 7 días.
lost-factor-until = Hasta entonces
lost-factor-until-told = Te avisaremos hoy y todos los días por todos los medios de contacto de tu cuenta.
lost-factor-until-found = Si encuentras tu app, una llave de acceso o un código de recuperación, úsalo para iniciar sesión. La espera terminará y la autenticación de dos factores seguirá activada.
lost-factor-until-change = No cambies tu contraseña ni tus datos de contacto. Eso también pone fin a la espera.
lost-factor-until-again = Volver a pedirlo no acorta la espera.
lost-factor-stop = ¿Lo ha pedido otra persona?
lost-factor-stop-what = Alguien que conoce tu contraseña nos ha dicho que se han perdido todos tus segundos factores. Abrir esta página no ha cambiado nada todavía.
lost-factor-stop-you = <strong>¿Fuiste tú?</strong> Entonces cierra esta página: la espera continúa.
lost-factor-stop-else = Si fue otra persona, un clic detiene la espera y la autenticación de dos factores sigue activada.
lost-factor-stop-now = No fui yo: mantener la autenticación de dos factores
lost-factor-stopped = La autenticación de dos factores sigue activada
lost-factor-stopped-what = El { $stopped } detuviste la espera de { $name }, que alguien inició el { $began }. Tus segundos factores y tus códigos de recuperación funcionan como antes.
lost-factor-stopped-next = Quien lo pidió conoce tu contraseña. Elige una nueva ahora: así se cierra la sesión en todos los dispositivos.
lost-factor-new-password = Elegir una contraseña nueva
lost-factor-finish-what = La espera ha terminado. Abrir esta página no ha cambiado nada todavía.
lost-factor-finish-click = Con un clic se desactivan todos tus segundos factores y tus códigos de recuperación, y se cierra la sesión en todos los dispositivos. A partir de entonces, bastará tu contraseña para iniciar sesión.
lost-factor-finish-found = <strong>¿Has encontrado tu app, una llave de acceso o un código de recuperación?</strong> Entonces cierra esta página y úsalo para iniciar sesión: todo seguirá como está.
lost-factor-finish-else = <strong>¿Lo ha pedido otra persona?</strong> Entonces esa persona conoce tu contraseña: <a>elige una nueva</a>. Así se detiene todo y la autenticación de dos factores sigue activada.
lost-factor-forbidden = Pide ayuda a tu administrador
lost-factor-forbidden-why = Inicias sesión como usuario de una cuenta. Un administrador de la cuenta puede restablecer tus segundos factores de inmediato, en la página «Usuarios».
lost-factor-forbidden-then = Después bastará tu contraseña para iniciar sesión, y podrás volver a activar un segundo factor.
lost-factor-support = Necesitas la ayuda de soporte
lost-factor-support-why = Restableciste tu contraseña con uno de tus datos de contacto, o tu cuenta no tiene ninguna dirección de correo. Otro código enviado al mismo sitio no demostraría nada más.
lost-factor-support-next = Escríbenos. Buscaremos otra forma de comprobar que eres tú.
lost-factor-support-form = Contactar con soporte
lost-factor-expired = Empieza de nuevo
lost-factor-expired-why = Ha pasado demasiado tiempo, hubo demasiados códigos incorrectos o tu cuenta ha cambiado mientras tanto. No se ha desactivado nada.
lost-factor-expired-next = Iniciar sesión con la contraseña
lost-factor-over = Este enlace ya se ha usado o ha caducado
lost-factor-over-why = La espera ha terminado o se ha detenido, por ejemplo, al iniciar sesión con un segundo factor.
lost-factor-over-next = Si no lo pediste tú, alguien conoce tu contraseña. Elige una nueva: así se cierra la sesión en todos los dispositivos.
lost-factor-damaged = Este enlace está dañado
lost-factor-damaged-how = Algunos programas de correo cortan o modifican los enlaces. Copia el enlace completo de nuestro mensaje en la barra de direcciones.
lost-factor-missing = Primero inicia sesión con tu contraseña
# The quoted words are sign-in-lost.
lost-factor-missing-how = ¿Has perdido la app, las llaves de acceso y los códigos de recuperación? Introduce tu nombre y tu contraseña. Cuando la página te pida el segundo factor, elige «{ sign-in-lost }».
lost-factor-missing-link = ¿Vienes de uno de nuestros mensajes? Entonces abre su enlace otra vez.

## Page: Sign in a desktop app

device-title = Iniciar sesión en una app de escritorio
# $name is the person who approves.
device-lead = La app muestra un código. Introdúcelo aquí para ver qué app pide iniciar sesión como { $name }. No pasará nada hasta que lo confirmes.
device-code = Código que muestra la app
device-code-hint = 8 letras y números. Funciona durante 10 minutos.
device-code-missing = Introduce el código que muestra la app.
device-warning = <strong>¿Alguien te ha enviado este código o un enlace a esta página?</strong> Entonces cierra la página: esa persona quiere entrar en tu cuenta. Nosotros nunca enviamos códigos para apps, y nadie necesita que introduzcas uno.
device-help = Ayuda con los códigos de apps de escritorio
device-confirm = ¿Esta es tu app?
device-confirm-lead = Una app de escritorio pide iniciar sesión como { $name }. Podrá hacer lo mismo que tú hasta que cierres su sesión.
device-request-code = Código
device-request-code-hint = La app debe mostrar el mismo código, en una pantalla que tengas delante.
device-request-name = Nombre que indica la app
device-request-name-hint = Este nombre lo ha elegido la app. Cualquiera puede elegir el nombre que quiera.
device-request-time = Solicitud
device-request-address = Dirección de red
device-same-address = Este navegador tiene la misma dirección.
device-other-address = Este navegador tiene otra dirección. Eso solo es normal si la app y el navegador usan redes distintas, por ejemplo, un teléfono con datos móviles.
device-approve-if = Aprueba la app solo si la has abierto tú hace un momento. Si alguien te ha pedido que introduzcas el código, recházala.
device-deny = Rechazar
device-approve = Aprobar
device-approved = App aprobada
device-approved-next = Vuelve a la app: iniciará sesión en unos segundos. Después te enviaremos un correo.
device-take-back = Ha sido un error: anular la aprobación
device-devices = Ver mis dispositivos
device-denied = La app no ha iniciado sesión
device-denied-what = Ya no puede usar este código.
device-denied-else = ¿Alguien te ha pedido que introdujeras el código? Entonces esa persona ha intentado entrar en tu cuenta. No tienes que hacer nada más. Si también conoce tu contraseña, <a>cámbiala</a>.

## Scripts: parts of every page

js-browser = Navegador
# After “Send again”, until that is possible. $clock is minutes and seconds: 0:29.
js-pause = en { $clock }
js-offline = No hemos podido conectar con el servicio. Comprueba tu conexión e inténtalo de nuevo.
# $when is js-moment-soon, js-moment-at, js-moment-after, or a time as the browser writes it: in 20 seconds.
js-rate-limited = Demasiados intentos en poco tiempo. Vuelve a intentarlo { $when }.
js-unavailable = El servicio no puede responder en este momento. Vuelve a intentarlo { $when }.
js-captcha-unsolved = Primero demuestra que eres una persona en la comprobación que hay encima del botón.
js-captcha-failed = No se ha podido comprobar que eres una persona. Hay una comprobación nueva encima del botón: inténtalo de nuevo.
js-failed = No ha funcionado. Inténtalo de nuevo. Si el problema continúa, ponte en contacto con soporte.
js-moment-soon = dentro de un momento
# $in is a time as the browser writes it: in 5 minutes. $time is a time of day.
js-moment-at = { $in } ({ $time })
js-moment-after = { $in } (a partir de esta hora: { $time })

## Scripts: forms

# The end of a message about a wrong code.
js-tries-left = { $count ->
    [one] { $wrong } Te queda { $count } intento.
   *[other] { $wrong } Te quedan { $count } intentos.
  }
js-form-broken = Algo ha fallado en esta página. Vuelve a cargarla.
js-form-check = Revisa este dato.
js-form-several = { $count ->
    [one] Hay { $count } dato que corregir.
   *[other] Hay { $count } datos que corregir.
  }
js-copy-refused = Tu navegador no permite copiar desde esta página. Selecciona el texto y cópialo tú.
js-copied = Copiado
js-password-too-short = Usa al menos { $min } caracteres.
js-password-too-long = Usa como máximo { $max } caracteres.
js-password-bad-character = Usa solo letras, números y caracteres especiales.
js-password-contains-name = No incluyas el nombre de la cuenta ni el de usuario en la contraseña.
js-password-differs = Las dos contraseñas no coinciden.
# After a rule for passwords, for people who do not see its mark.
js-rule-met = (se cumple)
js-rule-broken = (no se cumple)
js-between-sentences = {" "}
js-day-and-time = { $day } ({ $time })
js-show = Mostrar
js-hide = Ocultar
js-code-just-sent = Acabamos de enviarte un código. Si era para otra cosa, aquí no funciona. Podrás pedir otro { $when }.
js-code-used-up = Ya has recibido el máximo de códigos que enviamos en un día. Podrás pedir el siguiente { $when }.
js-code-no-address = Tu cuenta no tiene ninguna dirección de correo, así que no podemos enviarte un código. <a>Escríbenos y te ayudaremos</a>.
js-code-sent-again = Te hemos enviado otro código. El anterior ya no vale.
js-passkey-unused = No se ha usado ninguna llave de acceso. Inténtalo de nuevo o usa otro método.
js-passkey-exists = Este dispositivo o llave de seguridad ya tiene una llave de acceso para tu cuenta.
js-passkey-address = Las llaves de acceso no funcionan en esta dirección.
js-passkey-failed = Este navegador no ha podido hacerlo. Inténtalo de nuevo o usa otro método.
js-captcha-check = No soy un robot
js-captcha-checking = Comprobando…
js-captcha-checked = Comprobado
js-captcha-not-checked = La comprobación no ha funcionado. Inténtalo de nuevo.
js-captcha-renewed = Hay una imagen nueva.
js-captcha-not-renewed = En este momento no hay ninguna imagen nueva. Inténtalo de nuevo.

## Scripts: the second factor

js-factor-your-address = tu dirección de correo
js-factor-in-a-row = Demasiados códigos incorrectos seguidos. Usa un código de recuperación: después, los demás códigos volverán a funcionar.
js-factor-used-up = Demasiados códigos incorrectos. Los códigos de recuperación todavía funcionan. Los demás volverán a funcionar { $when }.
js-factor-recovery-used-up = Demasiados códigos de recuperación incorrectos. Vuelve a intentarlo { $when }.
js-reauthenticate-wrong = Esta no es tu contraseña.

## Scripts: the sign-in

js-sign-in-wrong = El nombre y la contraseña no coinciden. Comprueba que no haya errores al escribirlos. Si eres usuario de una cuenta, introduce cuenta/usuario. Si un administrador ha restablecido tu contraseña, usa el enlace de ese mensaje. O <a>deja que te ayudemos a recuperar el acceso</a>.
js-sign-in-attacked = Alguien ha probado muchas contraseñas con este nombre. Demuestra que eres una persona en la comprobación que hay encima del botón y vuelve a iniciar sesión.
js-sign-in-attacked-quiet = Alguien ha probado muchas contraseñas con este nombre. Vuelve a iniciar sesión: ahora este navegador demostrará con un breve cálculo que eres una persona.
js-sign-in-five-wrong = Has introducido cinco códigos incorrectos y este inicio de sesión ha terminado. Vuelve a introducir tu contraseña.
js-sign-in-expired = Han pasado más de 10 minutos o hubo demasiados códigos incorrectos. Vuelve a introducir tu contraseña.
js-sign-in-passkey-expired = Han pasado más de 5 minutos. Vuelve a elegir tu llave de acceso.

## Scripts: a lost second factor

js-lost-factor-one-wrong = Uno de los dos códigos no coincide o no es el más reciente. Compáralos.
js-lost-factor-wrong = El código no coincide. Solo vale el del correo más reciente.
js-lost-factor-used-up = Demasiados códigos incorrectos por hoy. Vuelve a intentarlo { $when }.

## Scripts: signing in a desktop app

js-device-no-name = No ha indicado ningún nombre
js-device-name-quoted = «{ $name }»
js-device-over = Esa app ya no está esperando: su código tiene más de 10 minutos o ya se ha usado. Haz que la app te muestre otro.
js-device-unknown = Ninguna app está esperando este código. Compáralo con el que muestra tu app o haz que te muestre otro.
js-device-signed-in = La app ya ha iniciado sesión. <a>Cierra su sesión en tus dispositivos</a>.

## Page: Forgot your name or password

forgot-title = Recuperar el nombre o la contraseña
forgot-heading = ¿Has olvidado el nombre de tu cuenta o la contraseña?
forgot-lead-email = Introduce tu dirección de correo. Te enviaremos los nombres de tus cuentas y un enlace para elegir una contraseña nueva.
forgot-lead-phone = Introduce tu número de teléfono móvil. Te enviaremos un código. Con él verás aquí tus cuentas y podrás elegir una contraseña nueva.
forgot-way = ¿Cómo podemos contactar contigo?
forgot-way-email = Por correo
forgot-way-phone = Por SMS
forgot-email = Correo electrónico
forgot-email-missing = Introduce tu dirección de correo.
forgot-email-wrong = Introduce una sola dirección de correo, como nombre@example.com.
forgot-use-number = Esto es un número de teléfono móvil. Enviar un SMS
forgot-phone = Número de teléfono móvil
forgot-phone-hint = Con el signo más y el prefijo del país, como +49 1512 3456789.
forgot-know-name = Sé el nombre de mi cuenta
forgot-know-name-hint = Si introduces un nombre, nuestro mensaje tratará solo de esa cuenta.
forgot-account = Nombre de la cuenta
forgot-user = Nombre de usuario
forgot-optional = opcional
forgot-send-link = Enviarme un enlace
forgot-send-code = Enviarme un código
forgot-have-code = Tengo un código
forgot-back = Volver al inicio de sesión
forgot-sent-heading-email = Revisa tu correo
forgot-sent-heading-phone = Revisa tu teléfono
forgot-sent-email = Si { $address } pertenece a una cuenta, hemos enviado un correo con el asunto «Restablece tu contraseña de { $brand }». El enlace y el código funcionan durante 15 minutos.
forgot-sent-phone = Si { $address } pertenece a una cuenta, hemos enviado un SMS. El código funciona durante 10 minutos.
forgot-reference-email = El correo contiene las mismas dos palabras. Así sabrás que es el que has pedido.
forgot-reference-phone = El SMS contiene las mismas dos palabras. Así sabrás que es el que has pedido.
forgot-code-email = Código del correo
forgot-code-phone = Código del SMS
forgot-code-hint-email = ¿Lees el correo en otro dispositivo? Entonces escribe el código aquí.
forgot-code-hint-phone = Escribe el código solo aquí y no se lo digas a nadie.
forgot-continue = Continuar
forgot-send-another = Enviar otro
forgot-junk = Mira también en la carpeta de spam.
forgot-no-mail = ¿Han pasado unos minutos y no llega el correo?
forgot-no-sms = ¿Han pasado unos minutos y no llega el SMS?
forgot-wrong-address = ¿La dirección no es correcta? Cámbiala
forgot-wrong-number = ¿El número no es correcto? Cámbialo
forgot-ask-support = Contactar con soporte
forgot-expired = Este código ya se ha usado o ha caducado
forgot-expired-email = Un código funciona durante 15 minutos y admite cinco intentos. Tu cuenta sigue igual de segura. Pide un código nuevo.
forgot-expired-phone = Un código funciona durante 10 minutos y admite cinco intentos. Tu cuenta sigue igual de segura. Pide un código nuevo.
forgot-another = Enviarme otro
forgot-administrator = ¿No tienes ninguna dirección de correo ni número de teléfono móvil vinculados? Pide ayuda a tu administrador

## Page: Reset your password

reset-title = Restablece tu contraseña
reset-opened = Has abierto el enlace de nuestro correo. En la página siguiente verás tu cuenta y podrás elegir una contraseña nueva.
reset-not-asked = ¿No lo has pedido tú? Cierra esta página. No ha cambiado nada.
reset-continue = Continuar
reset-expired = Este enlace ya se ha usado o ha caducado
reset-expired-why = Un enlace funciona una sola vez y caduca a los 15 minutos. Tu cuenta sigue igual de segura. Pide un enlace nuevo.
reset-missing = Abre el enlace de tu correo
reset-missing-why = Esta página necesita el enlace de nuestro correo. Si acabas de volver a cargar la página, abre el enlace otra vez.
reset-damaged = Este enlace está dañado
reset-damaged-why = Algunos programas de correo cortan o modifican los enlaces. Copia el enlace completo del correo en la barra de direcciones. O escribe el código del correo en la página donde lo pediste.
reset-type-code = Escribir el código
reset-another = Enviarme otro

## Choosing a new password, at the end of a recovery

choose-title = Elige una contraseña nueva
choose-more = Tienes más cuentas de las que muestra esta lista. Si falta la tuya, <a>pide otro mensaje</a> e introduce su nombre en «Sé el nombre de mi cuenta».
choose-change = Cambiar contraseña
choose-done = Contraseña cambiada
choose-done-what = Se ha cerrado tu sesión en todos los dispositivos. Continúa como { $name } con la contraseña nueva.
choose-done-factors = Tus segundos factores no han cambiado.
choose-sign-in = Iniciar sesión
choose-time-up = Se ha acabado el tiempo
choose-time-up-why = Para proteger tu cuenta, tienes 10 minutos para elegir una contraseña. Tu contraseña no ha cambiado.

## Fields for a new password

password-new = Contraseña nueva
password-new-missing = Elige una contraseña.
password-again = Repite la contraseña nueva
password-again-missing = Repite la contraseña.
# After “Show” or “Hide”, for people who do not see the field.
password-rule-length = Entre { $password-min } y { $password-max } caracteres
password-rule-name = No contiene el nombre de la cuenta ni el de usuario

## Field for a mobile number

phone-missing = Introduce el número de teléfono móvil.
phone-wrong = Introduce un solo número con el signo más y el prefijo del país, como +49 1512 3456789.

## Page: Choose your password

activate-title = Elige tu contraseña
activate-lead = A partir de ahora iniciarás sesión en { $brand } con esta contraseña. Nadie más la conocerá, ni siquiera un administrador.
activate-name = Inicias sesión como { $name }.
activate-set = Establecer contraseña
activate-done = Contraseña establecida
activate-done-name = Ya puedes iniciar sesión como { $name }.
activate-sign-in = Iniciar sesión
activate-expired = Este enlace ya se ha usado o ha caducado
activate-expired-why = Un enlace funciona una sola vez y caduca a las 24 horas. Si ya has elegido tu contraseña, solo tienes que iniciar sesión.
activate-expired-invited = ¿Te envió el enlace un administrador? Pídele otro.
activate-expired-registered = ¿Creaste tú la cuenta? <a>Vuelve a crearla</a>
activate-missing = Abre el enlace que has recibido
activate-missing-why = Esta página necesita el enlace de nuestro correo o el de tu administrador. Si acabas de volver a cargar la página, abre el enlace otra vez.
activate-damaged = Este enlace está dañado
activate-damaged-why = Algunos programas de correo cortan o modifican los enlaces. Copia el enlace completo en la barra de direcciones. Si no funciona, pide un enlace nuevo.
activate-register = Crear una cuenta
activate-taken = Este nombre ya está en uso
activate-taken-why = Mientras tanto, otra persona ha creado una cuenta con este nombre. Elige otro.
activate-another-name = Elegir otro nombre

## Page: Create an account

register-title = Crear una cuenta
register-lead = Te enviaremos un correo con un enlace. Ábrelo para elegir tu contraseña.
register-account = Nombre de la cuenta
register-account-hint = Tu dirección de correo o un nombre de 3 a 64 caracteres: letras a–z, números, puntos, guiones y guiones bajos.
register-account-missing = Introduce un nombre para la cuenta o tu dirección de correo.
register-account-wrong = Introduce una dirección de correo o un nombre de 3 a 64 caracteres: letras a–z, números, puntos, guiones y guiones bajos. Debe empezar por una letra o un número.
register-email = Correo electrónico
register-email-hint = Te escribiremos a esta dirección si olvidas tu nombre o tu contraseña.
register-email-missing = Introduce tu dirección de correo.
register-email-wrong = Introduce una sola dirección de correo, como nombre@example.com.
register-create = Crear cuenta
register-have-account = ¿Ya tienes una cuenta? <a>Inicia sesión</a>
register-sent = Revisa tu correo
register-sent-to = Hemos enviado un correo a { $address }. Abre el enlace antes de 24 horas para elegir tu contraseña.
register-sent-nothing = ¿Han pasado unos minutos y no llega nada? Mira en la carpeta de spam o <a>consulta qué más puedes hacer</a>.
register-send-again = Reenviar
register-wrong-address = ¿La dirección no es correcta? Cámbiala
register-closed = Las cuentas son por invitación
register-closed-how = Las cuentas nuevas de { $brand } las crea el operador de este servicio. Pídele una. Recibirás un correo con un enlace para elegir tu contraseña.
register-closed-sign-in = Iniciar sesión
register-closed-support = Cómo contactar con soporte

## Page: Was this not you?

not-me-title = ¿No fuiste tú?
not-me-lead = Nuestro mensaje informaba de un cambio en tu cuenta. Abrir esta página no ha cambiado nada.
not-me-was-you = <strong>¿Fuiste tú?</strong> Cierra esta página. Todo seguirá como está.
not-me-was-not-you = ¿Fue otra persona?
not-me-undoes = <strong>Desharemos el cambio</strong> y lo que vino después. Recuperarás tu dirección de correo, tu número de teléfono móvil y tus segundos factores anteriores.
not-me-signs-out = <strong>Cerraremos la sesión en todos los dispositivos</strong> y bloquearemos a los usuarios que se hayan creado o hayan recibido más permisos desde alguno de ellos.
not-me-freezes = <strong>Bloquearemos tu cuenta.</strong> Nadie podrá iniciar sesión con tu nombre hasta que restablezcas la contraseña.
not-me-undo = No fui yo: deshacer el cambio y bloquear mi cuenta
not-me-done = El cambio se ha deshecho y tu cuenta está bloqueada
not-me-done-what = Hemos cerrado la sesión en todos los dispositivos de { $name }. Nadie podrá iniciar sesión con este nombre hasta que se restablezca la contraseña.
not-me-next = Qué hacer ahora
not-me-next-mailbox = ¿Puede que alguien más lea tu correo? Entonces cambia primero la contraseña de tu buzón.
not-me-next-reset = Restablece aquí tu contraseña. Así se desbloquea tu cuenta.
not-me-next-code = Inicia sesión. Si la página te pide algo más que la contraseña, usa una llave de acceso, tu app de autenticación o un código de recuperación. Si no tienes nada de eso, abre el enlace «No fui yo» de un mensaje nuestro anterior. Cuanto más antiguo sea el mensaje, más cosas deshará.
not-me-next-review = Revisa tus datos de contacto, tus dispositivos y tus segundos factores. Desactiva lo que no sea tuyo. Algunos cambios solo son posibles 24 horas después de restablecer la contraseña.
not-me-reset = Restablecer mi contraseña
not-me-user = Eres usuario de una cuenta. Si no te llega ningún mensaje, pide a tu administrador un enlace para elegir una contraseña nueva.
not-me-expired = Este enlace ya se ha usado o ha caducado
not-me-expired-used = Un enlace funciona una sola vez y caduca a los 7 días. Si lo has usado, el cambio se ha deshecho y tu cuenta está bloqueada. Restablece la contraseña para desbloquearla.
not-me-expired-else = Si no lo has usado y algo va mal en tu cuenta, restablece la contraseña ahora. Así se cierra la sesión en todos los dispositivos. Después revisa tus datos de contacto y tus segundos factores, y ponte en contacto con soporte si necesitas ayuda.
not-me-support = Contactar con soporte
not-me-missing = Abre el enlace de nuestro mensaje
not-me-missing-why = Esta página necesita el enlace de nuestro mensaje. Si acabas de volver a cargar la página, abre el enlace otra vez. Funciona durante 7 días.
not-me-missing-else = Si ya no tienes el mensaje y crees que otra persona ha entrado en tu cuenta, restablece la contraseña. Así se cierra la sesión en todos los dispositivos.
not-me-damaged = Este enlace está dañado
not-me-damaged-why = Algunos programas de correo cortan o modifican los enlaces. Copia el enlace completo del mensaje en la barra de direcciones.

## Page: No message from us?

help-title = ¿No te llega nuestro mensaje?
help-lead = La mayoría de los mensajes llegan en un minuto. Si el tuyo no llega, prueba estos pasos. Los primeros son los que más suelen ayudar.
help-more = Otras preguntas
help-junk = Mira en la carpeta de spam
help-junk-how = Mira también en «Spam», «Promociones» y «Otros», y en las carpetas a las que tus propias reglas mueven el correo.
help-subject = Busca el asunto
help-subject-how = Busca «{ $brand }» en todo tu correo. El correo para restablecer la contraseña tiene el asunto «Restablece tu contraseña de { $brand }».
help-addresses = Prueba con tus otras direcciones
help-addresses-how = Solo escribimos a la dirección vinculada a la cuenta. Por tu seguridad, este sitio no dice si hay alguna. Puede que usaras otra dirección: la del trabajo, la de tus estudios o una más antigua.
help-wait = Espera unos minutos
help-wait-how = Algunos proveedores de correo y filtros de empresa retienen los mensajes de remitentes que no conocen.
help-pause = No lo pidas demasiadas veces
help-pause-how = A una dirección le enviamos como máximo tres mensajes seguidos y, después, uno cada cinco minutos.
help-address-book = Añádenos a tus contactos
help-address-book-how = El correo de los remitentes que tienes en tus contactos rara vez acaba en spam. Nuestra dirección está en cualquier correo anterior que te hayamos enviado.
help-another = Enviarme otro
help-support = Contactar con soporte
help-register = ¿Esperas el correo para abrir una cuenta nueva? <a>Pídelo otra vez</a>
help-sms = ¿No te llega el SMS?
help-sms-lead = El SMS contiene un código, pero ningún enlace. Escribe el código en la página donde lo pediste.
help-sms-signal = Comprueba que tu teléfono tenga señal. Activa y desactiva el modo avión. En el extranjero, algunos SMS no llegan.
help-sms-blocked = Mira entre los mensajes bloqueados y los de remitentes desconocidos.
help-sms-form = Introduce el número con el signo más y el prefijo del país: +49 1512 3456789, no 01512 3456789.
help-sms-linked = Solo escribimos al número vinculado a la cuenta. Por tu seguridad, este sitio no dice si hay alguno.
help-sms-limit = A un número le enviamos como máximo tres SMS seguidos y, después, uno cada cinco minutos.
help-sms-email = Si tienes una dirección de correo vinculada, <a>úsala</a>.
help-sms-neither = ¿No puedes usar ninguno de los dos? <a>Tu administrador puede ayudarte</a>
help-countries = Países a los que enviamos SMS
help-countries-only = No podemos enviar SMS a números de teléfono móvil de otros países.
help-administrator = ¿No tienes ninguna dirección de correo ni número de teléfono móvil vinculados?
help-administrator-who = Entonces no podemos contactar contigo. Habla con el administrador que creó tu usuario. Puede:
help-administrator-reset = darte un enlace para elegir una contraseña nueva. Funciona una sola vez y caduca a las 24 horas. El administrador nunca conoce la contraseña.
help-administrator-contact = introducir una dirección de correo o un número de teléfono móvil para que la próxima vez puedas hacerlo tú.
help-administrator-factors = desactivar tus segundos factores si ya no puedes obtener códigos.
help-administrator-own = ¿La cuenta es tuya? <a>Contacta con soporte</a>
help-codes = Códigos al iniciar sesión
help-codes-mail = El correo con el código tiene el asunto «Tu código de verificación de { $brand }». Los pasos para los demás correos también sirven aquí.
help-codes-newest = Solo funciona el código del correo más reciente. Funciona una sola vez, durante 10 minutos, en la página donde lo pediste.
help-codes-again = Puedes pedir otro código después de 30 segundos, hasta 20 veces al día.
help-codes-app = Una app de autenticación muestra los códigos por sí misma. Abre la app y busca { $brand }. Si no se aceptan los códigos, haz que tu teléfono ajuste la hora automáticamente.
help-codes-recovery = ¿No puedes obtener ningún código? Usa un código de recuperación.
help-codes-lost = Una contraseña nueva no desactiva la autenticación de dos factores. <a>Qué hacer si lo has perdido todo</a>
help-passkeys = Llaves de acceso
help-passkeys-use = Elige «Iniciar sesión con una llave de acceso» en la página de inicio de sesión. Una llave de acceso sustituye a la contraseña y al código.
help-passkeys-other = Si el navegador no encuentra ninguna llave de acceso, puede que la tuya esté en otro dispositivo. Elige el otro dispositivo en la ventana del navegador, activa el Bluetooth y escanea el código QR con tu teléfono.
help-passkeys-refused = Si no se acepta la llave de acceso, inicia sesión primero con la contraseña y después usa la llave. Puede ocurrir tras restablecer la contraseña.
help-passkeys-lost = ¿Has perdido el dispositivo con la llave de acceso? Inicia sesión de otra forma y <a>elimina la llave de acceso</a>. Sin tu huella, tu cara o tu PIN, nadie puede usarla.
help-recovery-codes = Códigos de recuperación
help-recovery-codes-where = Recibiste diez códigos de recuperación cuando activaste la autenticación de dos factores. Mira en tu gestor de contraseñas o entre tus papeles, o busca un archivo llamado «Códigos de recuperación de { $brand }».
help-recovery-codes-how = Un código de recuperación tiene 16 letras y números, como ABCD-EFGH-JKMN-PQRS. Úsalo en lugar del código después de la contraseña. Cada uno funciona una sola vez.
help-recovery-codes-new = ¿Te quedan pocos o los conoce alguien más? <a>Crea otros</a>. Los anteriores dejarán de funcionar.
help-trusted = «No volver a pedir un código en este navegador»
help-trusted-what = { $trust-days ->
    [one] Si marcas esta opción, el navegador no pedirá un código durante { $trust-days } día. Márcala solo en un dispositivo que nadie más use.
   *[other] Si marcas esta opción, el navegador no pedirá un código durante { $trust-days } días. Márcala solo en un dispositivo que nadie más use.
  }
help-trusted-ends = El navegador vuelve a pedir un código cuando pasa ese tiempo, cuando borras sus cookies o cuando cambian tu contraseña, tus segundos factores o tu dirección de correo. Tu administrador puede desactivar esta opción.
help-trusted-undo = ¿La has marcado en un dispositivo que no es tuyo? <a>Haz que todos los navegadores vuelvan a pedir un código</a>
help-device = Una app de escritorio muestra un código
help-device-how = Abre <a>la página para apps de escritorio</a>, inicia sesión y escribe el código de la app. Comprueba que la página nombra la app que tienes delante y apruébala.
help-device-old = El código funciona una sola vez y caduca a los 10 minutos. Si no se acepta, haz que la app te muestre otro.
help-device-sent = ¿Alguien te ha enviado un código o un enlace a esa página? No lo uses. Esa persona quiere entrar en tu cuenta. Nosotros nunca enviamos códigos para apps.
help-device-undo = ¿Has aprobado una app por error? <a>Cierra su sesión</a> y elige una contraseña nueva.
help-lost = ¿Has perdido la app, las llaves de acceso y los códigos de recuperación?
help-lost-begin = Inicia sesión con tu contraseña. Cuando la página te pida el segundo factor, elige «{ sign-in-lost }». Si eres usuario de una cuenta, puede que tu administrador tenga que desactivar tus segundos factores por ti.
help-lost-codes = Te enviaremos un código a tu dirección de correo. Cuando lo introduzcas, empezará una espera, y la página dirá cuándo termina.
help-lost-both = Te enviaremos códigos a tu dirección de correo y a tu número de teléfono móvil. Si los dos llevan 7 días vinculados sin cambios, los dos códigos juntos desactivan de inmediato la autenticación de dos factores. Con solo el código del correo empieza una espera, y la página dirá cuándo termina.
help-lost-wait = Te recordaremos la espera todos los días. No cambies tu contraseña ni tus datos de contacto: eso pone fin a la espera.
help-lost-finish = Al final te enviaremos un enlace que funciona durante 7 días. Ábrelo y confirma. Así se desactiva la autenticación de dos factores y se cierra la sesión en todos los dispositivos.
help-lost-after = Inicia sesión con tu contraseña, vuelve a activar la autenticación de dos factores y guarda los códigos de recuperación nuevos.
help-lost-found = ¿Has encontrado tu app, una llave de acceso o un código de recuperación? Úsalo para iniciar sesión. Así se detiene la espera.
help-lost-stranger = ¿Te ha llegado un recordatorio sin haber pedido nada? Entonces alguien conoce tu contraseña. Detén la espera con el enlace del mensaje y elige una contraseña nueva.

## Scripts: recovering a name or password

js-forgot-account-too = Introduce también el nombre de la cuenta.
js-forgot-code-wrong = El código no coincide. Compáralo con el mensaje que contiene las dos palabras de arriba.
js-recover-one = Esta es tu cuenta
js-recover-several = ¿Qué cuenta quieres restablecer?
js-recover-missing = Elige una cuenta.
js-recover-user = Usuario de { $account }
js-recover-time-left = Tiempo restante: { $time }
js-recover-minutes-left = { $minutes ->
    [one] Te queda { $minutes } minuto para elegir una contraseña.
   *[other] Te quedan { $minutes } minutos para elegir una contraseña.
  }

## Scripts: creating an account

js-register-taken = Este nombre ya está en uso. Elige otro.
js-register-closed = Las cuentas nuevas las crea el operador de este servicio. Pídele una.

## Scripts: Was this not you?

js-not-me-email = Has recuperado tu dirección de correo anterior.
js-not-me-phone = Has recuperado tu número de teléfono móvil anterior.
js-not-me-passkey-removed = Se ha eliminado la llave de acceso que se había añadido.
js-not-me-passkey-restored = Tus llaves de acceso anteriores vuelven a funcionar.
js-not-me-app-off = Se ha eliminado la app de autenticación que se había añadido.
js-not-me-app-restored = Tu app de autenticación anterior vuelve a funcionar.
js-not-me-email-codes-off = Se han desactivado los códigos por correo que se habían activado.
js-not-me-email-codes-restored = Los códigos por correo vuelven a estar activados.
js-not-me-recovery-codes-restored = Tus códigos de recuperación anteriores vuelven a funcionar.
js-not-me-policy = Las reglas de inicio de sesión de tu cuenta son al menos tan estrictas como antes.
js-not-me-users = { $count ->
    [one] Hemos bloqueado a este usuario: { $users }. Podrás desbloquearlo en la página «Usuarios» 24 horas después de restablecer tu contraseña, o de inmediato con una llave de acceso, una app o un código de recuperación anteriores.
   *[other] Hemos bloqueado a estos usuarios: { $users }. Podrás desbloquearlos en la página «Usuarios» 24 horas después de restablecer tu contraseña, o de inmediato con una llave de acceso, una app o un código de recuperación anteriores.
  }
js-not-me-conflict = Algo más ha cambiado al mismo tiempo, así que todavía no se ha deshecho nada. Vuelve a pulsar el botón.

## Scripts: a new password

js-strength-weak = Esta contraseña se podría adivinar. Una más larga es más segura, por ejemplo, varias palabras sin relación entre sí.
js-strength-fair = Esta contraseña es mejor. Con unos caracteres más será difícil de adivinar.
js-strength-strong = Esta contraseña es lo bastante larga. No la uses en ningún otro sitio.

## Scripts: messages that are asked for too often

# $when is js-moment-soon, js-moment-in, js-moment-at or js-moment-after.
js-too-soon = Ya has pedido tres mensajes. Podremos enviarte el siguiente { $when }. Los que ya tienes siguen funcionando.

## Page: Support

support-title = Soporte
support-lead = Si estas páginas no bastan, hay personas que pueden ayudarte.
support-contact = Contactar con soporte
support-ask-operator = Pregunta al operador de este servicio, es decir, a quienes te dieron la dirección de este sitio. Si inicias sesión como usuario de una cuenta, habla primero con su administrador. Un administrador puede enviarte un enlace nuevo.
support-ready = Ten esto a mano
support-ready-reference = Las dos palabras que aparecen en la página y en nuestro mensaje.
support-ready-time = Cuándo lo intentaste y qué decía la página en ese momento.
support-ready-name = El nombre de tu cuenta y, si lo tienes, el nombre de usuario.
support-ready-code = Si no puedes obtener un código y no tienes ningún código de recuperación, dilo. En ese caso, una contraseña nueva no sirve.
support-secrets = <strong>Nunca digas a nadie tu contraseña, un código ni un enlace de nuestros mensajes.</strong> Soporte no los necesita y nunca te los pedirá.
support-waiting = ¿Esperas un mensaje? <a>Consulta qué suele ayudar</a>

## Page: not found

not-found-title = Página no encontrada
not-found-heading = Aquí no hay ninguna página
not-found-why = Puede que la dirección esté mal escrita o mal copiada, o que la página haya cambiado de sitio. Si el enlace está en un correo, ábrelo con un clic.

## Page: what the pages of the settings share

settings-nav = Configuración
settings-account-tab = Cuenta
settings-security-tab = Seguridad
settings-activity-tab = Actividad
settings-users-tab = Usuarios
settings-loading = Cargando…
settings-unavailable = No hemos podido cargar esta página
settings-retry = Reintentar
settings-cancel = Cancelar
# Behind the label of a field that may stay empty.
settings-optional = opcional

## Page: Account settings

account-title = Configuración de la cuenta
account-profile = Tu perfil
account-name = Cuenta
account-signed-in-as = Sesión iniciada como
account-contacts = Cómo contactamos contigo
account-contacts-hint = Si cambia alguno de estos datos, avisaremos al anterior y al nuevo. Desde el anterior se puede deshacer el cambio durante 7 días.
account-email = Correo electrónico
account-phone = Número de teléfono móvil
# A badge behind an address or number that has proved itself by a code.
account-contact-linked = Vinculado
account-remove = Eliminar
account-remove-phone = Eliminar tu número de teléfono móvil
account-devices = Dónde has iniciado sesión
account-devices-hint = Si no reconoces alguno de estos dispositivos, cierra la sesión en él y cambia tu contraseña.
account-devices-desktop = Iniciar sesión en una app de escritorio que muestra un código
account-sign-out-others = Cerrar las demás sesiones
account-trusted = Navegadores de confianza
account-trusted-hint = En estos navegadores basta tu contraseña para iniciar sesión: no se pide ningún código. Si cambias la contraseña o un segundo factor, todos los navegadores vuelven a pedir un código.
account-distrust-all = Pedir un código en todos
account-language = Idioma
account-locale = Idioma de las páginas y los mensajes
account-locale-browser = El idioma de tu navegador
account-language-save = Guardar
account-password = Cambiar contraseña
account-password-hint = Al cambiarla se cierra la sesión en todos los demás dispositivos.
account-current-password = Contraseña actual
account-current-password-missing = Introduce tu contraseña actual.
account-reveal = Mostrar
# Read out behind "Show".
account-reveal-current = la contraseña actual
account-new-email = Tu nueva dirección de correo
account-new-email-lead = Enviaremos un código a esta dirección.
# $account is the name of the account.
account-name-stays = Tu cuenta conserva su nombre. Seguirás iniciando sesión como { $account }.
account-email-missing = Introduce tu dirección de correo.
account-email-wrong = Introduce una sola dirección, como nombre@example.com, sin tildes ni eñes.
account-mail-code = Enviarme un código
account-new-phone = Tu número de teléfono móvil
account-new-phone-lead = Enviaremos un código por SMS a este número.
account-phone-hint = Empieza por el signo más y el prefijo del país, como +49 1512 3456789. Consulta <a>los países a los que enviamos SMS</a>.
account-text-code = Enviarme un código
account-check-mail = Revisa tu correo
account-check-phone = Revisa tu teléfono
# $contact is the address or number.
account-code-sent = Hemos enviado un código a { $contact }.
account-code = Código de 6 dígitos
account-code-hint = El código vale durante 10 minutos.
account-code-confirm = Confirmar
account-code-later = Ahora no
account-no-sms = ¿Por qué no me llega?
account-no-sms-newest = Solo funciona el código del SMS más reciente.
account-no-sms-life = Cada código funciona una sola vez y caduca a los 10 minutos.
account-no-sms-wait = Un SMS puede tardar un minuto. Puedes pedir otro código después de 30 segundos.
account-no-sms-more = Otras posibles causas (se abre en una pestaña nueva)

## Page: Security settings

security-title = Configuración de seguridad
security-lead = Con la autenticación de dos factores, pedimos una llave de acceso o un código cuando alguien inicia sesión con tu contraseña. Así, una contraseña robada no basta.
security-turn-on = Activar
security-turn-off = Desactivar
security-required = Tu administrador exige un segundo factor. Activa otro de los permitidos antes de desactivar este.
security-passkeys = Llaves de acceso
security-passkeys-hint = Inicia sesión con la huella, la cara o el PIN con que desbloqueas tu dispositivo, o con una llave de seguridad. Una llave de acceso sustituye a la contraseña y al código, y solo funciona en este sitio.
security-passkeys-required = Tu administrador exige un segundo factor. Activa otro de los permitidos antes de eliminar tu última llave de acceso.
# $end is a day and a time.
security-passkeys-held = Tu contraseña se restableció hace poco. Hasta el { $end }, una llave de acceso que añadas solo funciona junto con tu contraseña.
security-no-passkeys-here = Este navegador no puede crear llaves de acceso.
security-add-passkey = Añadir una llave de acceso
security-app = App de autenticación
security-app-hint = Una app en tu teléfono o en otro dispositivo muestra un código nuevo cada medio minuto. No necesita conexión, y tener acceso a tu correo no basta para conseguir los códigos.
security-email = Códigos por correo
security-codes = Códigos de recuperación
security-codes-hint = Cada código te permite entrar una vez cuando no puedes obtener un código de otra forma.
security-codes-alone = Al iniciar sesión se pedirá un código de recuperación hasta que añadas una llave de acceso o actives una app de autenticación o los códigos por correo.
security-new-codes = Crear códigos nuevos
security-app-setup = Configurar una app de autenticación
security-app-get = Instala una app
security-app-get-hint = Usa Google Authenticator, Microsoft Authenticator u otra app de autenticación. Muchos gestores de contraseñas incluyen una.
security-app-scan = Escanea este código QR
security-app-qr = Código QR con la clave que se muestra al lado
security-app-key = O escribe esta clave en la app:
security-app-copy = Copiar la clave
security-app-open = Abrir en tu app
security-app-enter = Introduce el código que muestra la app
security-app-code-hint = La app muestra uno nuevo cada medio minuto.
# $address is an address of which some letters are hidden.
security-email-sent = Hemos enviado un código a { $address }. Introdúcelo aquí para que sepamos que te llega nuestro correo.
security-save-codes = Guarda tus códigos de recuperación
security-is-on = La autenticación de dos factores está activada.
security-save-codes-why = Cada código te permite entrar una vez cuando no puedes obtener un código de otra forma. Si pierdes tu segundo factor y estos códigos, tampoco podrás entrar con una contraseña nueva.
security-save-codes-once = Solo mostramos estos códigos ahora. Guárdalos donde solo tú los encuentres: en un gestor de contraseñas o en papel.
security-codes-of-brand = Códigos de recuperación de { $brand }
security-copy-codes = Copiar
security-download-codes = Descargar
security-print-codes = Imprimir
security-codes-saved = Ya los he guardado
security-name-passkey = Ponle un nombre a la llave de acceso
security-passkey-name = Nombre
security-passkey-name-hint = Indica dónde está guardada para reconocerla más adelante.
security-passkey-name-missing = Introduce un nombre.
security-passkey-continue = Continuar

## Page: Activity

activity-title = Actividad
activity-views = De quién es la actividad
activity-own = Tú
activity-account = Toda la cuenta
activity-not-you = <strong>¿No fuiste tú?</strong> Si ves algo que no has hecho, <a>cambia tu contraseña</a>. Así se cierra la sesión en todos los demás dispositivos.
activity-act = Actividad
activity-everything = Toda
activity-user = Nombre de usuario
activity-user-wrong = Un nombre de usuario tiene de 1 a 64 caracteres: letras a–z, números, puntos, guiones y guiones bajos.
activity-from = Desde
activity-to = Hasta
activity-search = Buscar
activity-download = Descargar como JSON Lines
activity-pages = Páginas de la actividad
activity-newest = Volver a la más reciente
activity-older = Actividad anterior

## Page: Users

users-title = Usuarios
users-forbidden = Esta página es solo para administradores
# $manage and $read are the names of permissions.
users-forbidden-why = Esta página muestra los usuarios de tu cuenta a sus administradores y a los usuarios con el permiso { $manage } o { $read }. Si lo necesitas, pídeselo a tu administrador.
users-own-settings = Tu configuración
users-lead = Los usuarios inician sesión con el nombre de la cuenta, un nombre de usuario y una contraseña propia. Sus permisos determinan lo que pueden hacer.
users-create = Crear un usuario
users-search = Buscar
users-search-hint = El comienzo de un nombre de usuario
users-name = Nombre de usuario
users-state = Estado
users-factors = Segundos factores
users-last-sign-in = Último inicio de sesión
users-pages = Páginas de la lista
users-first-page = Volver a la primera página
users-all = Todos los usuarios
users-next-page = Página siguiente
users-frozen = Este usuario está bloqueado y no puede iniciar sesión. O bien avisó, con un enlace de uno de nuestros mensajes, de que otra persona había usado su acceso, o bien un administrador deshizo la sesión en la que este usuario se creó o se modificó. Antes de desbloquearlo, comprueba tres cosas: que conoces al usuario, que sus permisos y datos de contacto son correctos y que nadie más lee su correo.
users-more-than-you = Este usuario tiene más permisos que tú, así que no puedes modificarlo.
users-edit = Datos de contacto y permisos
users-name-hint = De 1 a 64 caracteres: letras a–z, números, puntos, guiones y guiones bajos. El nombre no se puede cambiar después.
users-name-missing = Introduce un nombre de usuario.
users-name-wrong = Usa de 1 a 64 caracteres: letras a–z, números, puntos, guiones y guiones bajos. Empieza por una letra o un número.
users-permissions = Permisos
users-grant-hint = Puedes dar los permisos que tienes tú.
users-manage = Gestionar usuarios
users-manage-hint = Puede crear, modificar, restablecer y eliminar usuarios con menos permisos, y darles los permisos que tiene.
users-read = Ver usuarios
users-read-hint = Puede ver esta lista, pero no cambiar nada.
users-audit = Ver la actividad de todos
users-audit-hint = Puede ver en la página «Actividad» quién hizo qué en la cuenta, y cuándo.
users-others = Permisos de otros servicios
# $form and $example show how a permission is written.
users-others-hint = Escribe cada uno como { $form }, por ejemplo, { $example }. Sepáralos con espacios, comas o saltos de línea.
users-create-submit = Crear usuario
users-save = Guardar cambios
users-password = Contraseña
users-reset-password = Restablecer contraseña
users-restore = Desbloquear a este usuario
users-reset-factors = Restablecer los segundos factores
users-delete-title = Eliminar
users-delete-hint = Para alguien que ya no debe entrar. No se puede deshacer.
users-delete = Eliminar este usuario
users-link-title = Entrega este enlace
# $user is a user name; $name is the whole name, such as flowmatic/mark.
users-link-lead = Cualquiera que tenga este enlace puede elegir la contraseña de { $user }. Entrégaselo solo a esa persona, en mano o por un medio de confianza. Para iniciar sesión también necesitará el nombre { $name }.
users-link = Enlace de un solo uso
users-link-life = El enlace funciona una sola vez y caduca a las 24 horas.
# $action is the name of a button: "Reset password" or "New link".
users-link-once = Solo mostramos este enlace ahora. Si se pierde, crea otro con «{ $action }» en la página del usuario.
users-link-copy = Copiar el enlace
users-link-done = Listo

## Page: Users, the rules for signing in

policy-title = Reglas de inicio de sesión
policy-hint = Las reglas se aplican a cada persona a partir de su próximo inicio de sesión. Quien ya tiene una sesión iniciada la conserva.
policy-required = Los usuarios necesitan un segundo factor
policy-required-hint = Quien no lo tenga deberá activarlo en su próximo inicio de sesión y no podrá hacer nada más antes.
policy-kinds = Segundos factores permitidos
policy-passkey = Llave de acceso
policy-app = App de autenticación
policy-email = Códigos por correo
policy-email-hint = La protección no es mejor que la del buzón del usuario.
policy-web = Cerrar la sesión en navegadores después de
policy-web-unit = Unidad de tiempo para cerrar la sesión en navegadores
policy-apps = Cerrar la sesión en apps después de
policy-apps-unit = Unidad de tiempo para cerrar la sesión en apps
policy-life-hint = Cuenta desde el inicio de sesión. También se aplica a ti.
policy-life-missing = Introduce un número.
policy-life-wrong = Introduce un número a partir de 1.
policy-minutes = minutos
policy-hours = horas
policy-days = días
policy-trusted = Permitir navegadores de confianza
policy-trusted-hint = Quien haya introducido un código en un navegador puede elegir que no se le vuelva a pedir durante un tiempo. También se aplica a ti.
policy-lost = Los usuarios que hayan perdido todos los segundos factores pueden desactivarlos por su cuenta
policy-lost-hint = Si no, tendrán que pedírtelo a ti o a un usuario que pueda gestionar usuarios.
policy-save = Guardar las reglas

## Scripts: what the pages of the settings share

js-client-web = Navegador web
js-client-mobile = App móvil
js-client-desktop = App de escritorio
# Who signs in with the name of the account alone.
js-root = Administrador de la empresa
js-factor-passkey = Llaves de acceso
js-factor-app = App de autenticación
js-factor-email = Códigos por correo
js-settings-changed-elsewhere = Alguien ha cambiado esto mientras tanto. Ahora ves el estado actual.
js-notice-lost-factor = Alguien que conoce tu contraseña nos ha dicho que se han perdido todos tus segundos factores.
# $at is a day and a time.
js-notice-lost-factor-from = A partir del { $at }, un enlace que enviaremos por correo permitirá desactivar la autenticación de dos factores.
js-notice-lost-factor-stop = Si no fuiste tú, <a>cambia tu contraseña</a> para detenerlo. Si fuiste tú y has encontrado un segundo factor, vuelve a iniciar sesión con él. Eso también lo detiene.
js-notice-factors-reset = Un administrador desactivó todos tus segundos factores el { $day }. <a>Vuelve a activar uno</a>. Si no lo pediste, habla con tu administrador.
js-notice-factor-required = Tu administrador exige la autenticación de dos factores. <a>Actívala ahora</a>. A partir de tu próximo inicio de sesión, no podrás hacer nada más hasta que la actives.
js-notice-policy-changed = Tu administrador cambió las reglas de inicio de sesión el { $day }. Se aplican a partir de tu próximo inicio de sesión.
# $at is a day and a time.
js-notice-hold = Hasta el { $at }, algunos cambios tienen que esperar.
js-notice-hold-why = Restableciste tu contraseña hace menos de 24 horas. Tu dirección de correo y tu número de teléfono móvil no cambian, no se pueden modificar usuarios, no se puede desactivar ningún segundo factor y no se pueden crear códigos de recuperación nuevos. No tienes que esperar si confirmas uno de estos cambios con un segundo factor que ya tenías antes de restablecerla.
js-notice-enrol = Tu administrador exige la autenticación de dos factores. Actívala aquí. Hasta entonces, no puedes hacer nada más.
js-passkey-offer = La próxima vez, inicia sesión de la misma forma que desbloqueas este dispositivo, en lugar de con una contraseña y un código: <a>añade una llave de acceso</a>.
js-passkey-offer-no = No volver a preguntar

## Scripts: Account settings

js-devices-this = Este dispositivo
# $used is a time, such as "3 hours ago"; $began is a day and a time.
js-devices-times = último uso: { $used }, sesión iniciada el { $began }
js-devices-times-this = sesión iniciada el { $began }
# Another device with the same name. $number is its place among them.
js-devices-numbered = { $name } ({ $number })
js-devices-sign-out = Cerrar sesión
js-devices-sign-out-name = Cerrar sesión en { $name }
js-devices-sign-out-question = ¿Cerrar la sesión en { $name }?
js-devices-sign-out-consequence = Quien lo use tendrá que volver a iniciar sesión.
js-devices-signed-out = Sesión cerrada.
js-devices-others-question = ¿Cerrar la sesión en todos los demás dispositivos?
js-devices-others-consequence = Solo seguirás con la sesión iniciada en este dispositivo.
js-trusted-this = Este navegador
# $ends is a day; $used is a time, such as "3 hours ago".
js-trusted-times = De confianza hasta el { $ends } · último inicio de sesión: { $used }
js-trusted-ask = Pedir un código
js-trusted-ask-name = Pedir un código en { $name }
js-trusted-ask-question = ¿Volver a pedir un código en { $name }?
js-trusted-ask-consequence = En el próximo inicio de sesión se pedirá un código después de la contraseña. No se cierra ninguna sesión.
js-trusted-asks = En el próximo inicio de sesión se pedirá un código.
js-trusted-all-question = ¿Volver a pedir un código en todos los navegadores?
js-contacts-none = Ninguno todavía
js-contacts-no-email = Con una dirección podrás restablecer tu contraseña por correo y te podremos avisar de cambios importantes.
js-contacts-email = Puedes restablecer tu contraseña por correo. Aquí te enviamos avisos importantes sobre tu cuenta.
js-contacts-email-codes = Puedes restablecer tu contraseña por correo. Aquí te enviamos avisos importantes sobre tu cuenta, además de tus códigos para iniciar sesión.
js-contacts-no-phone = Con un número podrás restablecer tu contraseña por SMS cuando no puedas leer tu correo.
js-contacts-phone = Puedes restablecer tu contraseña por SMS. Aquí te enviamos los avisos más importantes sobre tu cuenta.
js-contacts-no-sms = Por ahora no enviamos SMS.
js-contacts-add = Añadir
js-contacts-add-email = Añadir tu dirección de correo
js-contacts-add-phone = Añadir tu número de teléfono móvil
js-contacts-change = Cambiar
js-contacts-change-email = Cambiar tu dirección de correo
js-contacts-change-phone = Cambiar tu número de teléfono móvil
js-contacts-until-then = Hasta que lo introduzcas, { $contact } sigue vinculado.
js-contacts-waiting = Falta el código
js-contacts-by-administrator = Introducido por tu administrador, sin confirmar
js-contacts-enter-code = Introducir el código
js-contacts-confirm-number = Confirmar este número
js-contacts-linked = Se ha vinculado { $contact }.
js-contacts-replaced = Se ha vinculado { $contact }. Hemos avisado a { $former }, desde donde se puede deshacer el cambio durante 7 días.
js-contacts-wrong-code = El código no coincide. Solo funciona el código más reciente.
js-contacts-expired = Han pasado más de 10 minutos o cinco códigos eran incorrectos. No se ha cambiado nada. Empieza de nuevo y te enviaremos otro código.
js-contacts-remove = Eliminar
js-contacts-remove-question = ¿Eliminar { $phone }?
js-contacts-remove-consequence = Ya no podrás restablecer tu contraseña por SMS. Avisaremos a ese número, desde donde se puede deshacer durante 7 días.
js-contacts-remove-last-consequence = Ya no podrás restablecer tu contraseña por SMS. Tampoco hay ninguna dirección de correo vinculada, así que solo podrían ayudarte tu administrador o soporte. Avisaremos a ese número, desde donde se puede deshacer durante 7 días.
js-contacts-removed = { $phone } ya no está vinculado.
js-account-password-changed = Tu contraseña ha cambiado. Se ha cerrado la sesión en todos los demás dispositivos.
js-account-wrong-password = Esta no es tu contraseña actual.

## Scripts: Security settings

# $address is an address of which some letters are hidden.
js-security-email-hint = Enviamos el código a { $address }. No necesitas ninguna app, pero la protección no es mejor que la de tu buzón.
js-security-email-hint-user = Para esto necesitas una dirección de correo. Pide a tu administrador que introduzca una.
js-security-email-hint-none = Para esto necesitas una dirección de correo. Vincula una en la página «Cuenta».
js-security-app-off-question = ¿Desactivar la app de autenticación?
js-security-email-off-question = ¿Desactivar los códigos por correo?
js-security-off-one = Para iniciar sesión necesitarás otro de tus segundos factores o un código de recuperación.
js-security-off-last = Es tu único segundo factor. Después bastará tu contraseña para iniciar sesión y tus códigos de recuperación dejarán de funcionar.
js-security-is-on = La autenticación de dos factores está activada. A partir de ahora, para iniciar sesión hará falta algo más que tu contraseña.
js-security-app-on = La app de autenticación está activada.
js-security-app-is-off = La app de autenticación está desactivada.
js-security-email-on = Los códigos por correo están activados.
js-security-email-is-off = Los códigos por correo están desactivados.
js-security-on-since = En uso desde el { $day }
js-security-off = Sin activar
js-security-turn-off = Desactivar
js-security-on-already = Ya está activado. Si no has visto ningún código de recuperación, crea códigos nuevos.
js-security-expired = Han pasado más de 10 minutos o hubo demasiados códigos incorrectos. Empieza de nuevo.
js-security-codes-left = Disponibles: { $left }
js-security-few-codes = { $left ->
    [0] No te queda ningún código. Crea códigos nuevos.
    [one] Solo te queda { $left }. Crea códigos nuevos antes de que te hagan falta.
   *[other] Solo te quedan { $left }. Crea códigos nuevos antes de que te hagan falta.
  }
# $at is a time, such as "3 hours ago".
js-passkeys-used = último uso: { $at }
js-passkeys-unused = sin usar todavía
# A badge of a passkey that a password manager copies to other devices.
js-passkeys-synced = Sincronizada
js-passkeys-added = Añadida el { $day }
js-passkeys-one-device = solo en un dispositivo
js-passkeys-on = Se ha añadido la llave de acceso.
js-passkeys-removed = Se ha eliminado la llave de acceso.
js-passkeys-rename = Cambiar el nombre
js-passkeys-rename-name = Cambiar el nombre de { $name }
js-passkeys-remove = Eliminar
js-passkeys-remove-name = Eliminar { $name }
js-passkeys-remove-question = ¿Eliminar { $name }?
js-passkeys-expired = Han pasado más de 5 minutos. Vuelve a añadir la llave de acceso.
js-codes-title = Códigos de recuperación de { $brand }
js-codes-lead = Para { $name }, creados el { $day }. Cada uno funciona una sola vez.
js-codes-for = para { $name }, creados el { $day }
js-codes-made = Tienes códigos de recuperación nuevos.
js-codes-new-question = ¿Crear códigos de recuperación nuevos?
js-codes-new-consequence = Los códigos que tienes ahora dejarán de funcionar de inmediato.
js-codes-new = Crear códigos nuevos

## Scripts: Activity

js-activity-account = Actividad de la cuenta
js-activity-account-hint = Lo más reciente primero, en tu hora local. Solo lo ven los administradores y los usuarios con el permiso audit:read.
js-activity-own = Tu actividad
js-activity-own-hint = Lo más reciente primero, en tu hora local.
js-activity-none = No hay nada que mostrar.
js-activity-none-yet = Aquí no hay nada todavía. Busca más atrás con «Actividad anterior».
js-activity-refused = Rechazado
js-activity-you = Tú
js-activity-by = por { $name }
js-activity-by-you = por ti
js-activity-by-support = por soporte
js-activity-downloaded = Descargado.
js-act-account-activated = Cuenta creada
js-act-password-recovered = Contraseña restablecida con un enlace o código nuestro
js-act-password-changed = Contraseña cambiada
js-act-user-created = Usuario creado
js-act-permissions-set = Permisos cambiados
js-act-email-named = Dirección de correo introducida para un usuario
js-act-email-removed = Eliminada la dirección de correo de un usuario
js-act-phone-named = Número de teléfono móvil introducido para un usuario
js-act-phone-removed = Eliminado el número de teléfono móvil de un usuario
js-act-user-deleted = Usuario eliminado
js-act-password-reset = Contraseña restablecida por un administrador
js-act-factors-reset = Segundos factores desactivados por un administrador
js-act-user-frozen = Usuario bloqueado tras un aviso
js-act-policy-changed = Reglas de inicio de sesión cambiadas
js-act-user-restored = Usuario desbloqueado
js-act-user-activated-by-mail = Primera contraseña elegida con un enlace enviado por correo
js-act-user-activated-by-hand = Primera contraseña elegida con un enlace de un administrador
js-act-contact-changed = Dirección de correo o número de teléfono móvil vinculado
js-act-contact-removed = Número de teléfono móvil eliminado
js-act-undone = Cambio señalado como «No fui yo» y deshecho
js-act-signed-out = Sesión cerrada
js-act-device-signed-out = Sesión cerrada en otro dispositivo
js-act-others-signed-out = Sesión cerrada en todos los demás dispositivos
js-act-signed-in-by-password = Inicio de sesión con la contraseña
js-act-signed-in-by-app = Inicio de sesión con contraseña y app de autenticación
js-act-signed-in-by-email = Inicio de sesión con contraseña y código por correo
js-act-signed-in-by-recovery-code = Inicio de sesión con contraseña y código de recuperación
js-act-signed-in-by-approval = Inicio de sesión en una app de escritorio
js-act-sign-in-approved = App de escritorio aprobada
js-act-sign-in-denied = App de escritorio rechazada
js-act-signed-in-by-trusted-browser = Inicio de sesión con la contraseña en un navegador de confianza
js-act-browser-trusted = Navegador marcado como de confianza
js-act-browser-distrusted = El navegador ya no es de confianza
js-act-browsers-distrusted = Ningún navegador es ya de confianza
js-act-trusted-browser-copied = Detectada una copia de un navegador de confianza y cerrada la sesión en todos los dispositivos
js-act-signed-in-by-passkey = Inicio de sesión con contraseña y llave de acceso
js-act-signed-in-by-passkey-alone = Inicio de sesión con llave de acceso
js-act-reauthenticated = Identidad confirmada antes de un cambio
js-act-app-turned-on = App de autenticación activada
js-act-app-turned-off = App de autenticación desactivada
js-act-email-turned-on = Códigos por correo activados
js-act-email-turned-off = Códigos por correo desactivados
js-act-passkey-added = Llave de acceso añadida
js-act-passkey-renamed = Nombre de llave de acceso cambiado
js-act-passkey-removed = Llave de acceso eliminada
js-act-passkey-copied = Llave de acceso rechazada por una posible copia
js-act-recovery-codes-made = Códigos de recuperación nuevos creados
js-act-factors-off-begun = Pérdida de todos los segundos factores comunicada, espera iniciada
js-act-factors-off-stopped = Espera por segundos factores perdidos detenida
js-act-lost-factors-off = Segundos factores perdidos desactivados
js-act-codes-capped = Demasiados códigos incorrectos
js-act-session-guessed = Sesión cerrada en un dispositivo tras contraseñas incorrectas
js-act-account-invited = Cuenta creada y enlace enviado por correo
js-act-account-frozen = Acceso bloqueado
js-act-account-unfrozen = Acceso desbloqueado
js-act-sessions-ended = Sesión cerrada en todos los dispositivos
js-act-imported = Importado de otro sistema
js-act-account-deleted = Cuenta eliminada

## Scripts: Users

js-users-active = Activo
js-users-active-words = Inicia sesión con una contraseña
js-users-invited = Invitado
js-users-invited-words = Todavía no ha elegido una contraseña
js-users-reset = Contraseña restablecida
js-users-reset-words = Tiene que elegir una contraseña nueva
js-users-frozen = Bloqueado
# $root is what the root of the account is called.
js-users-frozen-words = No puede iniciar sesión. Puede desbloquearlo: { $root }
js-users-you = Tú
js-users-gone = Este usuario ya no existe.
js-users-all = Todos los usuarios
js-users-after = Usuarios después de «{ $after }»
js-users-search = Usuarios cuyo nombre empieza por «{ $search }»
js-users-search-after = Usuarios cuyo nombre empieza por «{ $search }», después de «{ $after }»
# Read out after a search. $title says what was searched.
js-users-found = { $title }: { $count }.
js-users-found-more = { $title }: { $count } y más.
js-users-none = Todavía no hay usuarios.
js-users-none-create = Todavía no hay usuarios. Crea el primero.
js-users-none-found = Ningún nombre de usuario empieza así.
js-users-no-more = No hay más usuarios.
js-users-account = Cuenta
js-users-email = Correo electrónico
js-users-phone = Número de teléfono móvil
js-users-permissions = Permisos
js-users-state = Estado
js-users-factors = Segundos factores
js-users-factors-off = Ninguno
js-users-last-sign-in = Último inicio de sesión
js-users-never = Nunca
# $pending is the address or number that is to replace $contact.
js-users-then = { $contact }, después { $pending }
js-users-unconfirmed = Sin confirmar
js-users-new-email-hint = Enviaremos a esta dirección un enlace para elegir una contraseña. Sin dirección, obtendrás un enlace para dárselo al usuario.
js-users-email-is-factor = Esta dirección recibe códigos como segundo factor. Podrás cambiarla cuando se hayan restablecido los segundos factores del usuario.
js-users-email-new = Enviaremos un enlace a la dirección. Quedará vinculada cuando su titular elija una contraseña con ese enlace.
js-users-email-stays = Si cambias la dirección, enviaremos un enlace a la nueva. Quedará vinculada cuando su titular elija una contraseña con ese enlace. Hasta entonces, { $email } sigue vinculada.
js-users-email-waits = { $pending } quedará vinculada cuando su titular elija una contraseña con el enlace que le hemos enviado.
js-users-email-replaces = { $pending } quedará vinculada cuando su titular elija una contraseña con el enlace que le hemos enviado. Hasta entonces, { $email } sigue vinculada. Para deshacerlo, vuelve a introducir { $email }.
js-users-phone-new = Empieza por el signo más y el prefijo del país, como +49 1512 3456789. El número quedará vinculado cuando el usuario lo confirme con un código en su configuración.
js-users-phone-stays = Empieza por el signo más y el prefijo del país, como +49 1512 3456789. Un número nuevo quedará vinculado cuando el usuario lo confirme con un código en su configuración. Hasta entonces, { $phone } sigue vinculado.
js-users-phone-waits = { $pending } quedará vinculado cuando el usuario lo confirme con un código en su configuración.
js-users-phone-replaces = { $pending } quedará vinculado cuando el usuario lo confirme con un código en su configuración. Hasta entonces, { $phone } sigue vinculado. Para deshacerlo, vuelve a introducir { $phone }.
js-users-link-mailed = Un enlace para elegir una contraseña está en camino a { $address }. Dejará de funcionar si añades permisos.
# $action is the name of a button: "Reset password" or "New link".
js-users-link-out = Puede que el usuario tenga un enlace para elegir una contraseña. Dejará de funcionar si añades permisos o cambias la dirección. Crea otro con «{ $action }» más abajo.
js-users-factors-on-hint = Para alguien que ya no puede obtener ningún código. La contraseña no cambia.
js-users-factors-off-hint = Para iniciar sesión basta la contraseña. Solo el usuario puede activar un segundo factor.
js-users-own-others = Tienes { $permissions }.
js-users-no-own-others = No tienes ninguno de estos.
js-users-wrong-permission = «{ $name }» no es un permiso. Escribe cada uno como service:verb, con letras minúsculas a–z, números y guiones.
js-users-created = Se ha creado { $name }. Hemos enviado un enlace para elegir una contraseña a { $address }.
js-users-unchanged = No se ha cambiado nada.
js-users-saved = Guardado.
js-users-saved-mailed = Hemos enviado un enlace a { $address }.
js-users-saved-removed = { $contact } ya no está vinculado. Hemos avisado a su titular.
js-users-saved-phone = { $name } puede confirmar { $phone } en su configuración.
js-users-saved-link-ended = El enlace anterior ya no funciona.
js-users-saved-dropped = Si { $address } es la dirección del propio usuario, guarda otra vez y enviaremos otro enlace.
js-users-saved-again = Crea otro con «{ $action }».
js-users-take-away = Eliminar
js-users-no-email-question = ¿Eliminar la dirección de { $name }?
js-users-no-email-consequence = Ya no escribiremos a esa dirección ni servirá para restablecer la contraseña. Si está vinculada, avisaremos a su titular.
js-users-mail-question = ¿Enviar un enlace a { $address }?
js-users-mail-consequence = Cualquiera que lea el correo de esa dirección podrá elegir una contraseña nueva para { $name }. Comprueba la dirección letra por letra.
js-users-mail-link = Enviar el enlace
js-users-no-phone-question = ¿Eliminar el número de { $name }?
js-users-no-phone-consequence = Ya no enviaremos SMS a ese número ni servirá para restablecer la contraseña. Si está vinculado, avisaremos a su titular.
js-users-reset-password = Restablecer contraseña
js-users-reset-password-hint = Para alguien que no puede elegir una contraseña nueva por su cuenta. Obtendrás un enlace para dárselo. Tú nunca conocerás la contraseña nueva.
js-users-new-link = Nuevo enlace
js-users-new-link-hint = Crea otro enlace si el anterior se ha perdido o ha caducado. Tú nunca conocerás la contraseña que el usuario elija con él.
js-users-reset-question = ¿Restablecer la contraseña de { $name }?
js-users-new-link-question = ¿Crear un enlace nuevo para { $name }?
js-users-reset-ends-password = La contraseña actual y todas las sesiones de este usuario terminarán de inmediato.
js-users-reset-ends-link = El enlace actual dejará de funcionar de inmediato.
js-users-reset-link = Obtendrás un enlace para dárselo al usuario. Funciona una sola vez y caduca a las 24 horas.
js-users-reset-link-mailed = Obtendrás un enlace para dárselo al usuario. Funciona una sola vez y caduca a las 24 horas. También enviaremos uno a { $address }.
js-users-reset-unseen = Tú nunca conocerás la contraseña nueva.
js-users-reset-factors-stay = Los segundos factores no cambian.
js-users-reset-done = La contraseña y todas las sesiones de { $name } han terminado.
js-users-factors-question = ¿Restablecer los segundos factores de { $name }?
js-users-factors-consequence = Todos los segundos factores y códigos de recuperación de este usuario dejarán de funcionar de inmediato. Para iniciar sesión bastará la contraseña hasta que el usuario vuelva a activar un segundo factor. La contraseña no cambia. Avisaremos al usuario.
js-users-factors-reset = Restablecer los segundos factores
js-users-factors-done = Todos los segundos factores están desactivados. Hemos avisado al usuario.
js-users-restore = Desbloquear
js-users-restore-question = ¿Desbloquear a { $name }?
js-users-restore-consequence = El usuario podrá volver a iniciar sesión, con estos permisos: { $permissions }. Desbloquea solo a un usuario que conozcas: puede que otra persona lo haya creado o le haya dado permisos.
js-users-restore-consequence-none = El usuario podrá volver a iniciar sesión, sin permisos. Desbloquea solo a un usuario que conozcas: puede que otra persona lo haya creado.
js-users-restored = Se ha desbloqueado a { $name }.
js-users-delete = Eliminar
js-users-delete-question = ¿Eliminar a { $name }?
js-users-delete-consequence = Todas las sesiones y todos los enlaces de este usuario terminarán, y se eliminarán sus segundos factores y sus datos de contacto vinculados. Avisaremos a la dirección vinculada, si la hay. No se puede deshacer: un usuario nuevo con el mismo nombre es otro usuario.
js-users-deleted = Se ha eliminado a { $name }.
js-users-link-also-mailed = También hemos enviado uno a { $address }. En cuanto se use uno de los dos, ambos dejarán de funcionar.
js-users-link-links-address = Solo el enviado por correo vincula la dirección.

## Scripts: Users, the rules for signing in

js-policy-saved = Guardado. Las reglas se aplican a partir del próximo inicio de sesión.
js-policy-no-kind = Elige al menos uno.
# $limit is a time, such as "30 days".
js-policy-too-short = Elige al menos { $limit }.
js-policy-too-long = Elige como máximo { $limit }. Las sesiones de este servicio no duran más.

## Problems: what an answer of the API says. They have no $brand.

# Two sentences, one after the other.
problem-sentences = { $before } { $next }

problem-invalid-request-title = Solicitud no válida
problem-captcha-failed-title = CAPTCHA sin resolver
problem-captcha-failed-detail = Resuelve otro CAPTCHA e inténtalo de nuevo.
problem-authorization-pending-title = Pendiente de aprobación
problem-authorization-pending-detail = Nadie ha aprobado esta app todavía. Vuelve a preguntar después del intervalo.
problem-slow-down-title = Demasiadas consultas
problem-slow-down-detail = Nadie ha aprobado esta app todavía. Vuelve a preguntar cada { $seconds } segundos.
problem-access-denied-title = Rechazado
problem-access-denied-detail = Se ha rechazado el inicio de sesión de esta app.
problem-expired-token-title = Ya no es válido
problem-expired-token-detail = El código de dispositivo ya se ha usado, ha caducado o nunca existió. Empieza de nuevo.
problem-unauthenticated-title = Sin sesión iniciada
problem-unauthenticated-detail = Primero inicia sesión.
problem-invalid-credentials-title = Nombre o contraseña incorrectos
problem-invalid-credentials-detail = El nombre de la cuenta, el nombre de usuario o la contraseña no son correctos.
problem-wrong-password-title = Contraseña incorrecta
problem-wrong-password-detail = Esta no es la contraseña actual.
problem-invalid-code-title = Código incorrecto
problem-invalid-code-detail = El código no es correcto.
problem-invalid-code-last = El código no es correcto y no quedan intentos. Empieza de nuevo.
problem-invalid-code-tries = { $tries ->
    [one] El código no es correcto. Te queda { $tries } intento.
   *[other] El código no es correcto. Te quedan { $tries } intentos.
  }
problem-passkey-refused-title = Llave de acceso no aceptada
problem-passkey-refused-detail = No puedes iniciar sesión solo con esta llave de acceso. Inicia sesión con tu contraseña y después usa la llave. Tras un inicio de sesión así, volverá a funcionar sola. Si se añadió en las 24 horas siguientes a restablecer la contraseña, también tienen que pasar esas 24 horas.
problem-wrong-passkey-title = Llave de acceso no aceptada
problem-wrong-passkey-detail = No se ha aceptado esta llave de acceso. Inténtalo de nuevo o usa otro método.
problem-reauthentication-required-title = Confirma tu identidad
problem-reauthentication-required-detail = Primero vuelve a introducir tu contraseña y, si tienes un segundo factor activado, también un código.
problem-on-hold-title = En espera tras restablecer la contraseña
problem-on-hold-detail = Esto tiene que esperar 24 horas después de restablecer la contraseña, salvo que confirmes tu identidad con una llave de acceso, una app de autenticación o un código de recuperación anteriores.
problem-forbidden-title = No permitido
problem-web-only-title = Solo en la página web
problem-web-only-detail = Esto solo se puede hacer en un navegador.
problem-client-unsupported-title = No disponible en apps de escritorio
problem-client-unsupported-detail = Esta cuenta pide un código al iniciar sesión y aquí las apps de escritorio no lo admiten. Usa la página web o la app móvil.
problem-approval-required-title = Aprueba la app en un navegador
problem-approval-required-detail = Esta cuenta pide un código al iniciar sesión y las apps de escritorio no lo admiten. Haz que la app te muestre un código, abre en un navegador la página de help_url y aprueba la app allí.
problem-two-factor-required-title = Hace falta un segundo factor
problem-two-factor-required-detail = Tu administrador exige la autenticación de dos factores. Actívala en la página web y después vuelve a iniciar sesión en la app.
problem-not-found-title = No encontrado
problem-not-found-detail = Aquí no hay nada.
problem-name-taken-title = Nombre en uso
problem-name-taken-detail = Este nombre de cuenta ya está en uso. Elige otro.
problem-conflict-title = Ha cambiado mientras tanto
problem-conflict-detail = Algo ha cambiado mientras tanto. Compruébalo y vuelve a intentarlo.
problem-state-conflict-title = No es posible en el estado actual
problem-support-required-title = No podemos enviarte ningún código
problem-support-required-detail = Esta cuenta no tiene ninguna dirección de correo vinculada, así que no podemos enviar un código. Escríbenos con el formulario.
problem-lost-factor-support-title = Necesitas la ayuda de soporte
problem-lost-factor-support-detail = La contraseña se estableció con uno de tus datos de contacto o no hay ninguna dirección de correo vinculada, así que otro código no demostraría que eres tú. Escríbenos con el formulario.
problem-expired-title = Ya no es válido
problem-expired-detail = Este enlace, código o inicio de sesión ya se ha usado, ha caducado o nunca existió. Empieza de nuevo.
problem-body-too-large-title = Demasiado grande
problem-body-too-large-detail = El cuerpo de una solicitud tiene como máximo 8 KiB.
problem-unsupported-media-type-title = No es JSON
problem-unsupported-media-type-detail = Envía el cuerpo como application/json.
problem-password-refused-title = Elige otra contraseña
problem-password-refused-detail = La contraseña nueva no cumple las reglas.
problem-captcha-required-detail = Se han probado demasiadas contraseñas con este nombre. Resuelve un CAPTCHA o espera { $seconds } segundos e inténtalo de nuevo.
problem-recovery-codes-capped-title = Demasiados códigos de recuperación incorrectos
problem-recovery-codes-capped-detail = Has llegado al límite diario de códigos de recuperación incorrectos. Usa un código de tu app de autenticación o por correo, o espera hasta mañana.
problem-codes-capped-title = Demasiados códigos incorrectos
problem-codes-capped-detail = Has llegado al límite diario de códigos incorrectos. Los códigos de recuperación todavía funcionan. Si no tienes ninguno, espera hasta mañana.
problem-codes-in-a-row-title = Demasiados códigos incorrectos seguidos
problem-codes-in-a-row-detail = Se han introducido demasiados códigos incorrectos seguidos. Usa un código de recuperación: después, los demás volverán a funcionar.
problem-internal-title = Error interno
problem-internal-detail = Algo ha fallado por nuestra parte.
problem-unavailable-title = No disponible
problem-unavailable-detail = Esto no funciona en este momento. Inténtalo de nuevo dentro de poco.
problem-rate-limited-title = Demasiados intentos
problem-rate-limited-detail = Espera { $seconds ->
    [one] { $seconds } segundo
   *[other] { $seconds } segundos
  } e inténtalo de nuevo.

# Why a request does not follow the contract. Names of fields stay as they are.
problem-invalid-link-or-code = Envía un token, o bien recovery_id y code.
problem-invalid-query-users = La consulta solo admite search y after, una vez cada uno.
problem-invalid-query-audit = La consulta solo admite act, actor, user, from, to y after, como máximo una vez cada uno.
problem-invalid-method-and-code = Envía method y code juntos, o ninguno de los dos.
problem-invalid-one-contact = Indica una dirección de correo o un número de teléfono móvil, pero no ambos.
problem-invalid-query-captcha = La consulta solo admite action (recovery, register o sign-in).
problem-invalid-query-activity = La consulta solo admite after, una vez.
problem-invalid-codes-of-contacts = Envía email_code, o email_code y phone_code.
problem-invalid-no-body = Esta llamada no lleva cuerpo. No envíes ninguno, o envía {"{"}{"}"}.
problem-invalid-body-broken = El cuerpo de la solicitud ha llegado incompleto.
problem-invalid-not-an-object = El cuerpo no es un objeto JSON.
problem-invalid-field = Falta un campo, o es desconocido, está repetido o es de un tipo incorrecto.
problem-invalid-not-json = El cuerpo no es JSON.

# Why somebody may not do something.
problem-forbidden-users = Solo pueden verlo el administrador de la cuenta y los usuarios con users:read o users:manage.
problem-forbidden-restore = Solo el administrador de la cuenta puede desbloquear a un usuario bloqueado.
problem-forbidden-grant = Solo puedes dar permisos que tengas tú.
problem-forbidden-audit = Solo pueden verlo el administrador de la cuenta y los usuarios con audit:read.
problem-forbidden-manage = Solo pueden hacerlo el administrador de la cuenta y los usuarios con users:manage.
problem-forbidden-stronger-user = No puedes hacer esto con un usuario que tiene más permisos que tú, ni contigo.
problem-forbidden-policy = Solo el administrador de la cuenta puede ver y cambiar sus reglas de inicio de sesión.
problem-forbidden-sign-up = Las cuentas nuevas las crea el operador de este servicio.
problem-forbidden-lost-factor = Habla con un administrador de tu cuenta: puede restablecer tus segundos factores.
problem-forbidden-way-around = Esta solicitud no llega por la vía prevista.
problem-forbidden-other-site = Esta solicitud no procede de una página de este sitio.

# What stands in the way of a change.
problem-conflict-user-taken = Este nombre de usuario ya está en uso.
problem-conflict-codes-by-mail = La dirección de este usuario recibe códigos. Primero restablece sus segundos factores.
problem-conflict-user-frozen = Este usuario está bloqueado. Primero tiene que desbloquearlo el administrador de la cuenta.
problem-conflict-user-without-factor = Este usuario no tiene ningún segundo factor activado.
problem-conflict-user-not-frozen = Este usuario no está bloqueado.
problem-conflict-frozen-by-support = Soporte ha bloqueado a este usuario. Solo soporte puede desbloquearlo.
problem-conflict-no-factor-to-prove = No hay ningún segundo factor activado. Envía solo la contraseña.
problem-conflict-no-passkey = Esta cuenta no tiene ninguna llave de acceso.
problem-conflict-passkeys-full = Ya hay diez llaves de acceso. Primero elimina una.
problem-conflict-passkey-known = Esta llave de acceso ya está registrada.
problem-conflict-contact-bound = Ya está vinculado.
problem-conflict-no-codes-by-mail = Los códigos por correo no están activados en esta cuenta.
problem-conflict-codes-by-mail-refused = Este inicio de sesión no admite códigos por correo.
problem-conflict-app-on = Ya hay una app de autenticación activada. Primero desactívala.
problem-conflict-codes-by-mail-on = Los códigos por correo ya están activados.
problem-conflict-nothing-to-recover = No hay ningún segundo factor activado, así que no hay nada que recuperar.
problem-conflict-factor-required = Tu administrador exige un segundo factor. Primero activa otro de los permitidos.
problem-conflict-kind-of-factor = Tu administrador exige otro tipo de segundo factor.

## Rules: what a field takes

rule-factor-required = Hay un segundo factor activado. Envía también method y code.
rule-same-client = Este inicio de sesión empezó con otro tipo de cliente.
rule-email-of-account = Si el nombre de la cuenta es una dirección de correo, la cuenta tiene esa misma dirección.
rule-desktop-client = Solo las apps de escritorio se aprueban en un navegador.
rule-language = Elige un idioma de la lista de GET /v1/config.
rule-phone-country = No enviamos SMS a números de este país.
rule-one-time-code = Un código tiene 6 dígitos.
rule-passkey-is-no-code = Una llave de acceso no tiene código. Empieza en /v1/sign-in/passkey/begin o en /v1/session/reauthenticate/passkey/begin.
rule-recovery-code = Un código de recuperación tiene 16 letras y números, como ABCD-EFGH-JKMN-PQRS.
rule-audit-actor = Un actor es el principal de una entrada o el nombre de un usuario.
rule-audit-after = El valor de after es el de next en una respuesta anterior.
rule-session-too-short = Al menos { $seconds } segundos.
rule-session-too-long = Como máximo { $seconds } segundos: las sesiones de este servicio no duran más.
rule-factor-kinds = Uno o más de estos, una vez cada uno: { $kinds }.
rule-two-factor = Debe ser optional o required.
rule-lost-factor = Debe ser administrator o self.
rule-device-name = El nombre de un dispositivo tiene de 1 a 64 caracteres, al menos uno visible, sin saltos de línea.
rule-time = Las fechas y horas siguen RFC 3339, como 2026-11-22T09:30:00Z.
rule-account-name = El nombre de una cuenta es una dirección de correo o tiene de 3 a 64 caracteres: letras a–z, números, puntos, guiones y guiones bajos, y empieza por una letra o un número.
rule-user-name = Un nombre de usuario tiene de 1 a 64 caracteres: letras a–z, números, puntos, guiones y guiones bajos. Empieza por una letra o un número.
rule-phone-number = Introduce un solo número de teléfono móvil con el signo más y el prefijo del país, como +49 1512 3456789.
rule-phone-not-mobile = Este número no recibe SMS. Introduce un número de teléfono móvil, no uno fijo ni de servicios.
rule-audit-act = Esta actividad no existe en el registro de auditoría.
rule-locale = Una configuración regional es una etiqueta de idioma, como en o pt-BR.
rule-permission = Un permiso tiene la forma service:verb, con letras a–z, números y guiones, como users:read, y 64 caracteres como máximo.
rule-permissions-too-many = Un usuario tiene como máximo 50 permisos.
rule-email = Introduce una sola dirección de correo, como nombre@example.com, sin tildes ni eñes.
rule-passkey-name = El nombre de una llave de acceso tiene de 1 a 64 caracteres, al menos uno visible, sin saltos de línea.
rule-password-common = Esta contraseña es fácil de adivinar. Elige otra.

## Mails: parts of every mail

# $label stands before $value on one line of a mail without HTML, or alone before a list or a link.
mail-labelled = { $label }: { $value }
mail-help = Ayuda
# $month is a number from 1 to 12; $time is hours and minutes such as 07:50.
mail-when = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
  } de { $year } ({ $time } UTC)
mail-root-label = administrador de la empresa
mail-name-root = { $account } ({ $label })
# The form in which a user signs in.
mail-name-user = { $account }/{ $user }
mail-fact-account = Cuenta
mail-fact-accounts = { $count ->
    [one] Cuenta
   *[other] Cuentas
  }
mail-fact-reference = Palabras de la página
mail-fact-until = Válido hasta
mail-reason-linked = Recibes este correo porque esta dirección está vinculada a una cuenta de { $brand }.
mail-reason-entered = Recibes este correo porque alguien ha introducido esta dirección en { $brand }.
mail-reason-administrator = Recibes este correo porque un administrador ha introducido esta dirección en { $brand }.

## Mail: a recovery

mail-recover-subject = Restablece tu contraseña de { $brand }
mail-recover-preheader = Elige una contraseña nueva en los próximos { $minutes } minutos. Si no lo has pedido tú, no hagas nada.
mail-recover-intro = Alguien, esperamos que tú, ha pedido restablecer una contraseña de { $brand } con esta dirección. Escribe el código en la página donde lo pediste o elige una contraseña nueva con el enlace de abajo.
mail-recover-more = Esta dirección tiene más cuentas de las que muestra esta lista. Si falta la tuya, pide otro correo e introduce el nombre de la cuenta en «Sé el nombre de mi cuenta», y también el nombre de usuario si eres usuario de esa cuenta.
mail-recover-more-link = Pedir otro correo
mail-recover-button = Elegir una contraseña nueva
mail-recover-life = El código y el enlace valen durante { $minutes } minutos. Si la página muestra otras palabras que este correo, el correo corresponde a otra solicitud.
mail-recover-not-you = Si no lo has pedido tú, no hagas nada: tu contraseña no cambia. Nunca des a nadie el código ni el enlace.

## Mail: a new account

mail-activate-subject = Activa tu cuenta de { $brand }
mail-activate-preheader = Elige una contraseña en las próximas { $hours } horas para crear tu cuenta.
mail-activate-intro = Te damos la bienvenida a { $brand }. Elige una contraseña para crear tu cuenta. La página te mostrará después el nombre de la cuenta.
mail-activate-button = Elegir una contraseña
mail-activate-life = El enlace vale durante { $hours } horas, hasta el { $until }. La cuenta no se crea hasta que lo uses.
mail-activate-not-you = Si no has pedido una cuenta, no hagas nada: no se creará ninguna.

## Mail: a link for a user

mail-invited-subject = Te han invitado a { $brand }
mail-invited-intro = Un administrador ha creado un usuario para ti en { $brand }. Elige una contraseña para empezar.
mail-user-reset-subject = Elige una contraseña nueva para { $brand }
mail-user-reset-intro = Un administrador ha restablecido la contraseña de tu usuario de { $brand }. Se ha cerrado la sesión en todos los dispositivos. Elige una contraseña nueva.
mail-user-address-subject = Confirma tu dirección en { $brand }
mail-user-address-intro = Un administrador quiere usar esta dirección para un usuario de { $brand }. Para confirmarla, elige una contraseña.
mail-user-preheader = Elige una contraseña en las próximas { $hours } horas. El enlace funciona una sola vez.
mail-user-life = El enlace funciona una sola vez. Vale durante { $hours } horas, hasta el { $until }.
mail-user-not-you = Si no sabes de qué se trata, no hagas nada. Nunca des a nadie el enlace.

## Mail: an account that exists already

mail-registered-subject = Ya tienes una cuenta de { $brand }
mail-registered-preheader = No se ha creado ni cambiado nada. Inicia sesión o elige una contraseña nueva.
mail-registered-intro = Alguien, esperamos que tú, quería crear una cuenta de { $brand } que ya existe. No se ha creado ni cambiado nada.
mail-registered-button = Iniciar sesión
mail-registered-forgot = Si has olvidado la contraseña, elige una nueva.
mail-registered-forgot-link = Elegir una contraseña nueva
mail-registered-not-you = Si no fuiste tú, no hagas nada.
mail-taken-subject = Este nombre ya está en uso en { $brand }
mail-taken-preheader = No se ha creado ni cambiado nada. Elige otro nombre.
mail-taken-intro = Alguien, esperamos que tú, quería crear una cuenta de { $brand } con esta dirección como nombre. Ya existe una cuenta con este nombre, y su titular ya no usa esta dirección. No se ha creado ni cambiado nada.
mail-taken-button = Elegir otro nombre

## Mail: an authentication code

mail-code-subject = Tu código de verificación de { $brand }
mail-code-subject-with-code = { $subject }: { $code }
mail-code-preheader = El código está en este correo. Vale durante { $minutes } minutos. Nunca se lo des a nadie.
mail-code-sign-in = Con este código se completa el inicio de sesión. Alguien, esperamos que tú, está iniciando sesión en { $brand } y ha introducido la contraseña correcta.
mail-code-reauthenticate = Con este código confirmas que eres tú quien cambia la configuración en { $brand }.
mail-code-enrol = Con este código se activan los códigos por correo en { $brand }.
mail-code-bind = Con este código se vincula esta dirección a una cuenta de { $brand }.
mail-code-lost-factor = Necesitas este código para desactivar la autenticación de dos factores. Alguien, esperamos que tú, ha introducido la contraseña correcta de { $brand } y ha comunicado que se han perdido todos los segundos factores.
mail-code-life = El código vale durante { $minutes } minutos. Introdúcelo en la página o en la app que lo ha pedido. Si has pedido varios, solo vale el más reciente. Nunca se lo des a nadie.
mail-code-not-you = Si no lo has pedido tú, alguien conoce tu contraseña. Elige una nueva ahora.
mail-code-not-you-link = Elegir una contraseña nueva
mail-code-not-you-bind = Si no sabes de qué se trata, no hagas nada.

## SMS: the code stands alone between blanks

sms-recover = { $brand }: usa { $code } para elegir una contraseña nueva ({ $reference }). Vale { $minutes } minutos. No lo compartas.
sms-bind = { $brand }: usa { $code } para confirmar este teléfono. Vale { $minutes } minutos. No lo compartas.
sms-lost-factor = { $brand }: usa { $code } para desactivar los segundos factores. Vale { $minutes } minutos. Si no lo has pedido, cambia tu contraseña.
# A link follows.
sms-notice = { $subject }: { $name }, { $when }. { $question }
sms-notice-not-you = ¿Fue otra persona?
sms-notice-unexpected = ¿No lo esperabas?
sms-notice-reset = Restablece la contraseña:
sms-notice-what-to-do = Qué hacer:

## Notices: parts of every notice

notice-reason = Este correo se envía a todas las direcciones vinculadas a la cuenta de { $brand }, o que lo estaban hasta este cambio.
notice-lead = Si fuiste tú, no tienes que hacer nada.
notice-fact-what = Qué ha pasado
notice-fact-when = Cuándo
notice-fact-contact = { $kind ->
    [email] Correo electrónico
   *[phone] Número de teléfono móvil
  }
notice-fact-user = Usuario
notice-fact-users = { $count ->
    [one] Usuario bloqueado
   *[other] Usuarios bloqueados
  }
notice-fact-more-users = y { $count } más
notice-fact-passkey = Llave de acceso
notice-fact-client = Sesión iniciada con
notice-fact-device = Dispositivo
notice-fact-browser = Aprobado en
notice-client = { $client ->
    [web] Navegador
    [mobile] App móvil
   *[desktop] App de escritorio
  }
notice-held = La autenticación de dos factores no ha cambiado. Hasta el { $until }, para desactivarla o crear códigos de recuperación nuevos hace falta una llave de acceso, una app de autenticación o un código de recuperación anteriores al restablecimiento.
notice-frozen-users = { $count ->
    [one] Este usuario está bloqueado hasta que lo desbloquees.
   *[other] Estos usuarios están bloqueados hasta que los desbloquees.
  } Podrás hacerlo 24 horas después de restablecer tu contraseña, o de inmediato con una llave de acceso, una app de autenticación o un código de recuperación anteriores al restablecimiento.
notice-more = Ha ocurrido { $count ->
    [one] { $count } vez más
   *[other] { $count } veces más
  } entre el { $since } y este mensaje.
notice-button-not-me = No fui yo
notice-button-factors-off = Desactivar la autenticación de dos factores
notice-button-forgot = Elegir una contraseña nueva
notice-button-account = Revisar tus dispositivos
notice-button-security = Abrir la configuración de seguridad
notice-button-sign-in = Iniciar sesión
notice-button-support = Obtener ayuda

## Notices: what to do if it was not you

notice-remedy-undo = Si no fuiste tú, avísanos con el enlace de abajo en un plazo de { $days } días y confírmalo en la página. Desharemos los cambios, cerraremos la sesión en todos los dispositivos y bloquearemos la cuenta hasta que restablezcas la contraseña.
notice-remedy-somebody-knows = Si no fuiste tú, alguien conoce tu contraseña. Elige una nueva ahora y después revisa tus dispositivos y tu configuración de dos factores.
notice-remedy-own-password = Si no fuiste tú, elige una contraseña nueva ahora y, después, otra para tu buzón.
notice-remedy-read-mailbox = Si no fuiste tú, elige primero una contraseña nueva para tu buzón y, después, otra aquí.
notice-remedy-read-sms = Si no fuiste tú, otra persona puede leer tus SMS. Pregunta a tu compañía telefónica quién más tiene tu número y elige aquí una contraseña nueva.
notice-remedy-administrators-link = Si no fuiste tú, habla con tu administrador y elige una contraseña nueva ahora.
notice-remedy-ask-administrator = Si no lo esperabas, habla con tu administrador. Soporte también puede ayudarte.
notice-remedy-ask-support = Si no lo esperabas, ponte en contacto con soporte.
notice-remedy-pretender = Si no lo esperabas, puede que alguien se haya hecho pasar por ti. Ponte en contacto con soporte y elige una contraseña nueva.
notice-remedy-reset-to-go-on = Nadie podrá iniciar sesión hasta que se restablezca la contraseña. Restablécela ahora.
notice-remedy-choose-password = Elige una contraseña nueva ahora.
notice-remedy-stop-wait = Si no fuiste tú, alguien conoce tu contraseña. Detenlo con el enlace de abajo y después elige una contraseña nueva.
notice-remedy-stop-pretender = Si no fuiste tú, alguien se hace pasar por ti. Detenlo con el enlace de abajo y después avisa a soporte.
notice-remedy-end-wait = Desactiva la autenticación de dos factores con el enlace de abajo. Si no lo has pedido tú, elige en su lugar una contraseña nueva: así se detiene.
notice-remedy-unknown-factor = Si no fuiste tú, alguien conoce tu contraseña. Elige una nueva ahora. Si después se te pide un código que no tienes, avisa a soporte.
notice-remedy-unknown-passkey = Si no fuiste tú, es posible que otra persona pueda iniciar sesión. Elige una contraseña nueva ahora y después revisa tus llaves de acceso.
notice-remedy-replace-passkey = Inicia sesión de otra forma, elimina esta llave de acceso y añade una nueva.
notice-remedy-other-codes = Si no fuiste tú, alguien conoce tu contraseña y puede que tenga los demás códigos. Elige una contraseña nueva y después crea códigos de recuperación nuevos.
notice-remedy-look-at-devices = Si no fuiste tú, alguien ha usado uno de tus dispositivos o una copia de su sesión. Inicia sesión, revisa tus dispositivos y cierra la sesión en los que no reconozcas.
notice-remedy-guard-account = Si no fuiste tú, nadie puede entrar sin tu contraseña. Si es corta o la usas también en otros sitios, elige una nueva y activa la autenticación de dos factores.
notice-remedy-sign-devices-out = Si no fuiste tú, elige una contraseña nueva ahora. Así se cierra la sesión en todos los dispositivos.

## Notices: what happened

notice-password-recovered-subject = Tu contraseña de { $brand } ha cambiado
notice-password-recovered-happened = La contraseña se ha restablecido con { $proof ->
    [mailed-link] un enlace que enviamos a la dirección de correo
    [mailed-code] un código que enviamos a la dirección de correo
   *[texted-code] un código que enviamos por SMS al número de teléfono móvil
  }.
notice-password-recovered-follows = Se ha cerrado la sesión en todos los dispositivos.
notice-password-changed-subject = Tu contraseña de { $brand } ha cambiado
notice-password-changed-happened = La contraseña se ha cambiado en la configuración de la cuenta.
notice-password-changed-follows = Se ha cerrado la sesión en todos los demás dispositivos.
notice-password-chosen-subject = Se ha elegido tu contraseña de { $brand }
notice-password-chosen-happened = Se ha elegido una contraseña con el enlace que creó un administrador.
notice-password-chosen-follows = Se ha cerrado la sesión en todos los dispositivos.
notice-contact-changed-subject = Se ha { $change ->
    [changed] cambiado
    [added] añadido
   *[removed] eliminado
  } { $kind ->
    [email] la dirección de correo
   *[phone] el número de teléfono móvil
  } de tu cuenta de { $brand }
notice-contact-changed-happened = { $change ->
    [changed] { $kind ->
        [email] La dirección de correo se ha sustituido por otra.
       *[phone] El número de teléfono móvil se ha sustituido por otro.
      }
    [added] { $kind ->
        [email] Se ha vinculado la dirección de correo.
       *[phone] Se ha vinculado el número de teléfono móvil.
      }
   *[removed] { $kind ->
        [email] Se ha eliminado la dirección de correo.
       *[phone] Se ha eliminado el número de teléfono móvil.
      }
  }
notice-contact-changed-follows = { $change ->
    [changed] { $kind ->
        [email] La dirección anterior ya no recibe mensajes ni sirve para restablecer la contraseña.
       *[phone] El número anterior ya no recibe mensajes ni sirve para restablecer la contraseña.
      }
    [added] A partir de ahora recibirá mensajes y servirá para restablecer la contraseña.
   *[removed] { $kind ->
        [email] La dirección eliminada ya no recibe mensajes ni sirve para restablecer la contraseña.
       *[phone] El número eliminado ya no recibe mensajes ni sirve para restablecer la contraseña.
      }
  }
notice-email-named-subject = Otra dirección para tu usuario de { $brand }
notice-email-named-happened = Un administrador ha introducido otra dirección de correo para el usuario.
notice-email-named-follows = La dirección actual sigue vinculada hasta que se confirme la otra.
notice-email-removed-subject = Se ha eliminado la dirección de correo de tu usuario de { $brand }
notice-email-removed-happened = Un administrador ha eliminado la dirección de correo del usuario.
notice-email-removed-follows = Ya no recibe mensajes para este usuario ni sirve para restablecer su contraseña.
notice-phone-removed-subject = Se ha eliminado el número de teléfono móvil de tu usuario de { $brand }
notice-phone-removed-happened = Un administrador ha eliminado el número de teléfono móvil del usuario.
notice-phone-removed-follows = Ya no recibe mensajes para este usuario ni sirve para restablecer su contraseña.
notice-user-deleted-subject = Se ha eliminado tu usuario de { $brand }
notice-user-deleted-happened = Un administrador ha eliminado el usuario.
notice-user-deleted-follows = Se ha cerrado la sesión en todos los dispositivos. Si más adelante hay un usuario con el mismo nombre, será otra persona.
notice-factors-reset-subject = Se ha restablecido la autenticación de dos factores de tu usuario de { $brand }
notice-factors-reset-happened = Un administrador ha desactivado todos los segundos factores del usuario.
notice-factors-reset-follows = Para iniciar sesión basta la contraseña hasta que vuelvas a activar uno.
notice-administrator-made-subject = Un usuario ahora puede gestionar usuarios de tu cuenta de { $brand }
notice-administrator-made-happened = El usuario ha recibido el permiso para crear, modificar y restablecer usuarios.
notice-administrator-made-follows = Ahora puede gestionar a otros usuarios de la cuenta.
notice-permissions-grown-subject = Un usuario tiene más permisos en tu cuenta de { $brand }
notice-permissions-grown-happened = El usuario ha recibido más permisos.
notice-permissions-grown-follows = En la página «Usuarios» puedes ver los permisos de cada usuario.
notice-link-handed-over-subject = Se ha creado un enlace para un usuario de tu cuenta de { $brand }
notice-link-handed-over-happened = Se ha creado un enlace con el que se puede elegir una contraseña nueva para el usuario.
notice-link-handed-over-follows = Cualquiera que tenga el enlace puede usarlo una vez en las próximas 24 horas.
notice-user-address-named-subject = Otra dirección para un usuario de tu cuenta de { $brand }
notice-user-address-named-happened = Se ha introducido otra dirección de correo para el usuario.
notice-user-address-named-follows = Hemos enviado un enlace a esa dirección. Quien lo lea puede elegir una contraseña nueva para el usuario.
notice-user-factors-reset-subject = Se ha restablecido la autenticación de dos factores de un usuario de tu cuenta de { $brand }
notice-user-factors-reset-happened = Se han desactivado todos los segundos factores del usuario.
notice-user-factors-reset-follows = El usuario inicia sesión solo con la contraseña hasta que vuelva a activar un factor.
notice-user-restored-subject = Se ha desbloqueado a un usuario de tu cuenta de { $brand }
notice-user-restored-happened = Se ha desbloqueado al usuario.
notice-user-restored-follows = El usuario puede volver a iniciar sesión.
notice-policy-changed-subject = Han cambiado las reglas de inicio de sesión de tu cuenta de { $brand }
notice-policy-changed-happened = Han cambiado las reglas de inicio de sesión de la cuenta y de sus usuarios.
notice-policy-changed-follows = A partir de ahora:
notice-factor-on-subject = La autenticación de dos factores está activada en tu cuenta de { $brand }
notice-factor-on-happened = { $factor ->
    [passkey] Se han activado las llaves de acceso.
    [app] Se han activado los códigos de una app de autenticación.
   *[email] Se han activado los códigos por correo.
  }
notice-factor-on-follows = Al iniciar sesión se pedirá un código después de la contraseña. Guarda tus códigos de recuperación en un lugar seguro.
notice-factor-off-subject = Se ha desactivado un segundo factor de tu cuenta de { $brand }
notice-factor-off-happened = { $factor ->
    [passkey] Se han desactivado las llaves de acceso.
    [app] Se han desactivado los códigos de una app de autenticación.
   *[email] Se han desactivado los códigos por correo.
  }
notice-factor-off-follows = Si era el único segundo factor, a partir de ahora basta la contraseña para iniciar sesión.
notice-passkey-added-subject = Se ha añadido una llave de acceso a tu cuenta de { $brand }
notice-passkey-added-happened = Se ha añadido la llave de acceso.
notice-passkey-added-follows = Permite iniciar sesión sin la contraseña. A partir de ahora, al iniciar sesión con la contraseña se pedirá un segundo factor. Guarda tus códigos de recuperación en un lugar seguro.
notice-passkey-removed-subject = Se ha eliminado una llave de acceso de tu cuenta de { $brand }
notice-passkey-removed-happened = Se ha eliminado la llave de acceso.
notice-passkey-removed-follows = Si era el único segundo factor, a partir de ahora basta la contraseña para iniciar sesión.
notice-passkey-copied-subject = Puede que se haya copiado una llave de acceso de tu cuenta de { $brand }
notice-passkey-copied-happened = Hemos rechazado la llave de acceso.
notice-passkey-copied-follows = Una llave de seguridad cuenta sus usos, y el contador de esta ha retrocedido. Eso ocurre cuando existe una copia de la llave, que puede tener otra persona.
notice-recovery-codes-made-subject = Códigos de recuperación nuevos de tu cuenta de { $brand }
notice-recovery-codes-made-happened = Se han creado códigos de recuperación nuevos.
notice-recovery-codes-made-follows = Los códigos anteriores ya no funcionan.
notice-recovery-code-used-subject = Se ha usado un código de recuperación de tu cuenta de { $brand }
notice-recovery-code-used-happened = Se ha usado un código de recuperación.
notice-recovery-code-used-follows = { $left ->
    [0] Era el último. Crea códigos nuevos en la configuración de seguridad.
    [one] Te queda { $left }. Crea códigos nuevos en la configuración de seguridad.
   *[other] Te quedan { $left }.
  }
notice-codes-capped-subject = Demasiados códigos incorrectos en tu cuenta de { $brand }
notice-codes-capped-happened = Se han introducido veinte códigos incorrectos en un día.
notice-codes-capped-follows = Durante un máximo de 24 horas, solo se podrá iniciar sesión con un código de recuperación. Quien introdujo los códigos tenía la contraseña correcta. Si fuiste tú y los códigos eran de una app, puede que la hora del dispositivo no sea correcta.
notice-recovery-codes-capped-subject = Demasiados códigos de recuperación incorrectos en tu cuenta de { $brand }
notice-recovery-codes-capped-happened = Se han introducido veinte códigos de recuperación incorrectos en un día.
notice-recovery-codes-capped-follows = Durante un máximo de 24 horas, no se aceptará ningún código de recuperación. Tus llaves de acceso, tu app de autenticación y los códigos por correo siguen funcionando. Quien introdujo los códigos tenía la contraseña correcta.
notice-wrong-codes-in-a-row-subject = { $number } códigos incorrectos seguidos en tu cuenta de { $brand }
notice-wrong-codes-in-a-row-happened = Se han introducido { $number } códigos incorrectos seguidos.
notice-wrong-codes-in-a-row-follows = { $closed ->
    [yes] Ya no se aceptan códigos de una app de autenticación ni por correo. Inicia sesión con un código de recuperación: después, los demás volverán a funcionar. Quien introdujo los códigos tenía la contraseña correcta.
   *[no] Al llegar a { $most } seguidos, solo se aceptará un código de recuperación hasta que inicies sesión con él. Quien introdujo los códigos tenía la contraseña correcta.
  }
notice-session-guessed-subject = Contraseñas incorrectas en un dispositivo con sesión iniciada en tu cuenta de { $brand }
notice-session-guessed-happened = Se han introducido tantas contraseñas incorrectas en un dispositivo con la sesión iniciada que hemos cerrado su sesión.
notice-session-guessed-follows = Tus demás dispositivos conservan la sesión y tu contraseña es la misma de antes.
notice-name-guessed-subject = Alguien intenta iniciar sesión en tu cuenta de { $brand }
notice-name-guessed-happened = Se han probado muchas contraseñas desde dispositivos que no habías usado antes.
notice-name-guessed-follows = Nadie ha iniciado sesión de esta forma, salvo que te hayamos avisado de un inicio de sesión nuevo. Mientras dure, al iniciar sesión desde un lugar nuevo puede que tengas que demostrar que eres una persona. Los dispositivos que ya usas no se ven afectados.
notice-factors-off-soon-subject = Se va a desactivar la autenticación de dos factores de tu cuenta de { $brand }
notice-factors-off-soon-happened = { $by ->
    [support] Alguien ha comunicado a soporte que se han perdido todos los segundos factores.
   *[password] Alguien que conoce la contraseña nos ha dicho que se han perdido todos los segundos factores.
  }
notice-factors-off-soon-follows = El { $ready } enviaremos un enlace que desactiva la autenticación de dos factores. Hasta entonces, iniciar sesión con cualquier segundo factor lo detiene.
notice-factors-off-ready-subject = Ya puedes desactivar la autenticación de dos factores de tu cuenta de { $brand }
notice-factors-off-ready-happened = La espera por los segundos factores perdidos ha terminado.
notice-factors-off-ready-follows = El enlace vale hasta el { $until }. Cuando lo uses, se cerrará la sesión en todos los dispositivos.
notice-factors-off-stopped-subject = La autenticación de dos factores de tu cuenta de { $brand } sigue activada
notice-factors-off-stopped-happened = Alguien ha usado el enlace de uno de nuestros mensajes para impedir que se desactiven los segundos factores.
notice-factors-off-stopped-follows = Quien pidió desactivarlos conoce la contraseña.
notice-lost-factors-off-subject = La autenticación de dos factores está desactivada en tu cuenta de { $brand }
notice-lost-factors-off-happened = Se han desactivado todos los segundos factores porque se comunicó su pérdida.
notice-lost-factors-off-follows = Se ha cerrado la sesión en todos los dispositivos. Para iniciar sesión basta la contraseña hasta que vuelvas a activar un factor.
notice-frozen-subject = Se ha bloqueado tu cuenta de { $brand }
notice-frozen-happened = Alguien ha usado el enlace de uno de nuestros mensajes para avisar de un cambio que no había hecho. Hemos bloqueado la cuenta.
notice-frozen-follows = Se ha cerrado la sesión en todos los dispositivos y se han deshecho los cambios. Si no abriste ese enlace, otra persona puede leer tus mensajes.
notice-frozen-by-support-subject = Soporte ha bloqueado tu cuenta de { $brand }
notice-frozen-by-support-happened = Soporte ha bloqueado la cuenta.
notice-frozen-by-support-follows = Se ha cerrado la sesión en todos los dispositivos. Hasta que soporte la desbloquee, nadie podrá iniciar sesión ni restablecer la contraseña.
notice-unfrozen-by-support-subject = Soporte ha desbloqueado tu cuenta de { $brand }
notice-unfrozen-by-support-happened = Soporte ha desbloqueado la cuenta.
notice-unfrozen-by-support-follows = La contraseña es la misma de antes. Durante 24 horas, lo que protege la cuenta solo se puede cambiar con una llave de acceso, una app de autenticación o un código de recuperación anteriores al bloqueo.
notice-signed-out-by-support-subject = Soporte ha cerrado la sesión en todos los dispositivos de tu cuenta de { $brand }
notice-signed-out-by-support-happened = Soporte ha cerrado la sesión en todos los dispositivos.
notice-signed-out-by-support-follows = Tu contraseña es la misma de antes.
notice-new-device-subject = Nuevo inicio de sesión en tu cuenta de { $brand }
notice-new-device-happened = Se ha iniciado sesión { $client ->
    [web] en un navegador que no conocíamos
    [mobile] en una app móvil
   *[desktop] en una app de escritorio
  }.
notice-new-device-follows = Todos los dispositivos con la sesión iniciada aparecen en la configuración de la cuenta, en «Dónde has iniciado sesión».
notice-sign-in-approved-subject = Nuevo inicio de sesión en tu cuenta de { $brand }
notice-sign-in-approved-happened = Se ha iniciado sesión en una app de escritorio que se aprobó en un navegador con la sesión ya iniciada.
notice-sign-in-approved-follows = Si alguien te envió el código o el enlace, esa persona tiene ahora acceso a tu cuenta. Puedes cerrar la sesión de la app en la configuración de la cuenta, en «Dónde has iniciado sesión».
notice-trusted-browser-copied-subject = Se ha usado una copia de un navegador de confianza en tu cuenta de { $brand }
notice-trusted-browser-copied-happened = Se ha introducido la contraseña correcta en una copia de un navegador de confianza.
notice-trusted-browser-copied-follows = Hemos pedido un código, hemos cerrado la sesión en todos los dispositivos y ya no confiamos en ningún navegador. Puede que fueras tú, si el navegador se restauró de una copia de seguridad o perdió la conexión durante tu último inicio de sesión.

## Rules for signing in, as a notice and the audit log tell of a change

notice-policy-two-factor-required = A partir de su próximo inicio de sesión, los usuarios necesitan un segundo factor: { $kinds }.
notice-policy-two-factor-optional = Los usuarios pueden iniciar sesión solo con la contraseña.
notice-policy-session-web = Duración de una sesión en un navegador: { $life }.
notice-policy-session-app = Duración de una sesión en una app: { $life }.
notice-policy-life-any = la que permita el servicio
notice-policy-life-days = { $count ->
    [one] { $count } día como máximo
   *[other] { $count } días como máximo
  }
notice-policy-life-hours = { $count ->
    [one] { $count } hora como máximo
   *[other] { $count } horas como máximo
  }
notice-policy-life-minutes = { $count ->
    [one] { $count } minuto como máximo
   *[other] { $count } minutos como máximo
  }
notice-policy-life-seconds = { $count ->
    [one] { $count } segundo como máximo
   *[other] { $count } segundos como máximo
  }
notice-policy-trusted-browsers-on = Se puede elegir que un navegador no vuelva a pedir un código durante un tiempo.
notice-policy-trusted-browsers-off = Todos los navegadores piden un código en cada inicio de sesión.
notice-policy-lost-factor-administrator = Los usuarios que hayan perdido todos los segundos factores tienen que pedir ayuda a un administrador.
notice-policy-lost-factor-self = Los usuarios que hayan perdido todos los segundos factores pueden desactivarlos por su cuenta.
notice-policy-kind-passkey = una llave de acceso
notice-policy-kind-app = una app de autenticación
notice-policy-kind-email = códigos por correo
# A list such as “a, b or c” is made of these two, from its beginning.
notice-policy-kinds-comma = { $first }, { $next }
notice-policy-kinds-or = { $first } o { $last }
