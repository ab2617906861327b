//! Accounts to try things with, printed at the start.

use rekey_adapters::resources::Resources;
use rekey_adapters::store::{Directory, StoreError};
use rekey_domain::account::{AccountName, LoginName};
use rekey_domain::clock::Timestamp;
use rekey_domain::email::EmailAddress;
use rekey_domain::id::Id;
use rekey_domain::password::{Password, PasswordHash};
use rekey_domain::permissions::Permissions;
use rekey_domain::principal::{Principal, State};
use rekey_domain::registration::{ACTIVATION_LIFE, ActivationDelivery, Registration};
use rekey_domain::token::ActivationToken;

/// Name and address of each demo account: two share an address, two have plain names.
pub const ACCOUNTS: [(&str, &str); 3] =
    [("ada@example.com", "ada@example.com"), ("analytical-engine", "ada@example.com"), ("flowmatic", "grace@example.com")];

/// The password of all of them.
pub const PASSWORD: &str = "open-sesame-42";

/// Activates whichever demo account is not there yet, by the transaction that activates every account.
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
    Ok(())
}

/// A new account's root.
pub(crate) fn principal(id: Id, account: AccountName, email: EmailAddress, now: Timestamp) -> Principal {
    let mut principal = Principal::new(id, LoginName { account, user: None }, Permissions::default(), now);
    (principal.email, principal.state) = (Some(email), State::Active);
    principal
}

/// Brings one account into being without a mail, which would go to this address.
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
    // Nobody is waiting for a mail about it.
    registration.closed_at = Some(now);
    directory.flows().put_registration(&registration).await?;
    directory.activate(Id::random(random), &token, principal, hash, now).await.map(|_| ())
}
