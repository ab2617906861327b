//! Passkeys in the operator's own Android apps, which the system names by their certificate.

use rekey_tests::World;
use rekey_tests::passkeys::owner_with_passkey;

#[tokio::test]
async fn an_android_app_signs_in_if_its_certificate_is_configured() {
    let app = "com.example.app=14:6D:E9:83:C5:73:06:50:D8:EE:B9:95:2F:34:FC:64:16:A0:83:42:E6:1D:BE:A8:8A:04:96:B2:3F:CF:44:E5";
    let world = World::unlimited(&[("REKEY_ANDROID_APPS", app)]).await;
    let (_, mut keys, _) = owner_with_passkey(&world).await;
    keys.origin = "android:apk-key-hash:FG3pg8VzBlDY7rmVLzT8ZBagg0LmHb6oigSWsj_PROU".to_owned();
    keys.sign_in(&world.visitor(), "mobile").await.expect(200);
    for other in ["android:apk-key-hash:GG3pg8VzBlDY7rmVLzT8ZBagg0LmHb6oigSWsj_PROU", "android:apk-key-hash:", "android:apk-key-hash:*"] {
        keys.origin = other.to_owned();
        keys.sign_in(&world.visitor(), "mobile").await.refused(401, "invalid_credentials");
    }

    let world = World::new().await;
    let (_, mut keys, _) = owner_with_passkey(&world).await;
    keys.origin = "android:apk-key-hash:FG3pg8VzBlDY7rmVLzT8ZBagg0LmHb6oigSWsj_PROU".to_owned();
    keys.sign_in(&world.visitor(), "mobile").await.refused(401, "invalid_credentials");
}
