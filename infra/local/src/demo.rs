//! The demo accounts, which the start prints.

use rekey_adapters::resources::Resources;
use rekey_adapters::store::{AdminAction, Directory, StoreError};
use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::audit::ActClient;
use rekey_domain::clock::Timestamp;
use rekey_domain::email::EmailAddress;
use rekey_domain::id::Id;
use rekey_domain::password::{Password, PasswordHash};
use rekey_domain::permissions::Permissions;
use rekey_domain::principal::{Principal, State};
use rekey_domain::registration::{ACTIVATION_LIFE, ActivationDelivery, Registration};
use rekey_domain::token::ActivationToken;
use rekey_domain::undo::ActSession;

/// The name and address of each demo account. Two share an address, and two have plain names.
pub const ACCOUNTS: [(&str, &str); 3] =
    [("ada@example.com", "ada@example.com"), ("analytical-engine", "ada@example.com"), ("flowmatic", "grace@example.com")];

/// The account, name and permissions of each demo user. The users have no address, so only their administrator can help them.
pub const USERS: [(&str, &str, &[&str]); 2] =
    [("flowmatic", "jean", &["users:manage", "reports:read", "reports:write"]), ("flowmatic", "mark", &["reports:read"])];

/// The password of all demo accounts and users.
pub const PASSWORD: &str = "open-sesame-42";

/// Creates each demo account and user that does not exist yet, with the transactions that `set-password` and `admin` use.
pub(crate) async fn create(directory: &Directory, resources: &Resources) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let random = resources.random.clone();
    let hash = resources.hasher.run(move |workspace| Password::new(PASSWORD).hash(&random, workspace)).await?;
    for (account, email) in ACCOUNTS {
        let account = AccountName::parse(account)?;
        if directory.login(&LoginName { account: account.clone(), user: None }).await?.is_none() {
            let email = EmailAddress::parse(email)?;
            let principal = principal(Id::random(&resources.random), account, email.clone(), resources.clock.now());
            activate(directory, resources, &principal, email, &hash).await?;
        }
    }
    for (account, user, permissions) in USERS {
        let name = LoginName { account: AccountName::parse(account)?, user: Some(UserName::parse(user)?) };
        if directory.login(&name).await?.is_none() {
            let permissions: Vec<String> = permissions.iter().map(ToString::to_string).collect();
            create_user(directory, resources, name, Permissions::parse(&permissions)?, &hash).await?;
        }
    }
    Ok(())
}

/// The root of a new account.
pub(crate) fn principal(id: Id, account: AccountName, email: EmailAddress, now: Timestamp) -> Principal {
    let mut principal = Principal::new(id, LoginName { account, user: None }, Permissions::default(), now);
    (principal.email, principal.state) = (Some(email), State::Active);
    principal
}

/// Creates an account without sending a mail. `email` is the address that the account registers with.
pub(crate) async fn activate(
    directory: &Directory,
    resources: &Resources,
    principal: &Principal,
    email: EmailAddress,
    hash: &PasswordHash,
) -> Result<(), StoreError> {
    let (random, now) = (&resources.random, resources.clock.now());
    let id = Id::random(random);
    let token = ActivationToken::mint(id, random);
    let delivery = ActivationDelivery { hash: token.hash(), expires_at: now.plus(ACTIVATION_LIFE) };
    let mut registration = Registration::new(id, principal.account.clone(), email, None, now);
    registration.deliveries.insert(token.id(), delivery);
    // `deliver` mails nothing for a closed registration.
    registration.closed_at = Some(now);
    directory.flows().put_registration(&registration).await?;
    directory.activate(Id::random(random), &token, principal, hash, now).await.map(|_| ())
}

/// Creates a user on behalf of its account's root, and activates it with a handed-over link.
async fn create_user(
    directory: &Directory,
    resources: &Resources,
    name: LoginName,
    permissions: Permissions,
    hash: &PasswordHash,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let (random, now) = (&resources.random, resources.clock.now());
    let root = directory.login(&LoginName { account: name.account.clone(), user: None }).await?.ok_or("the account is not there")?;
    let root = directory.principal(root.principal).await?.ok_or("the account's principal is not there")?;
    let mut principal = Principal::new(Id::random(random), name, permissions, now);
    let mut registration = Registration::of_user(Id::random(random), &principal, root.id, None, now);
    let token = ActivationToken::mint(registration.id, random);
    registration.handed_over = Some(ActivationDelivery { hash: token.hash(), expires_at: now.plus(ACTIVATION_LIFE) });
    principal.registration = Some(registration.id);
    // This session began at time 0, so that no undo covers it.
    let session = ActSession { id: Id::random(random), began_at: Timestamp(0) };
    let act = AdminAction { op: Id::random(random), actor: &root, session, client: ActClient::default(), tell: None, at: now };
    directory.create_user(&act, &principal, &registration).await?;
    directory.activate_user(Id::random(random), &token, &registration, (&principal, Some(&root)), hash, now).await?;
    Ok(())
}
