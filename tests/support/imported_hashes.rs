//! Password hashes of other systems, one of each kind.

/// Passwords with their hashes, one of each kind.
pub const HASHES: [(&str, &str); 15] = [
    ("password", "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"),
    ("password", "argon2$argon2i$v=19$m=512,t=3,p=2$c29tZXNhbHQ$7ROdVKT8U/Of7Pvd9wQj9w"),
    ("correct horse battery", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.4c/Vz//sBM9XkyFmwsCP9HkrjK1U32S"),
    ("correct horse battery", "$2b$05$CCCCCCCCCCCCCCCCCCCCC.4c/Vz//sBM9XkyFmwsCP9HkrjK1U32S"),
    ("correct horse battery", "$2y$05$CCCCCCCCCCCCCCCCCCCCC.4c/Vz//sBM9XkyFmwsCP9HkrjK1U32S"),
    ("correct horse battery", "bcrypt$$2b$04$CCCCCCCCCCCCCCCCCCCCC.PEkyOQ3.fP17nRPOFwu2V9QhDVkFThW"),
    ("correct horse battery", "bcrypt_sha256$$2b$04$CCCCCCCCCCCCCCCCCCCCC.6m6wl0KfVSMFQAwpSoDTbo86U4UPw82"),
    ("correct horse battery", "$pbkdf2-sha1$i=1000,l=32$c2l4dGVlbiBieXRlcyBvaw$8rDWPPZ3+X5ztnq8MTtlbYmMrwfTRpsvizpEPTzpL2s"),
    ("correct horse battery", "$pbkdf2-sha256$2000$c2l4dGVlbiBieXRlcyBvaw$OI97vRhc//84ILP.LAebU41uB0cUhJh6wENU9t2/EeI"),
    ("correct horse battery", "$pbkdf2-sha512$i=1000,l=32$c2l4dGVlbiBieXRlcyBvaw$8pIGjYoUZDNxrNWbHDQlNZGiWXcEMWOS2TLAQhkILVU"),
    ("correct horse battery", "pbkdf2_sha1$1500$seasalt$8PzOu+dIILuk+oaG9lU7T4i3xrY="),
    ("correct horse battery", "pbkdf2_sha256$1500$seasalt$B9sAFbmnUwQMCPg21SDc36wZQiBpsBJkCSHmMQIXoj8="),
    ("correct horse battery", "$scrypt$ln=10,r=8,p=1$c2l4dGVlbiBieXRlcyBvaw$A553ShwI3q7HlAym+dsR6+Pd5TL9Gfv2k2WBH1f/Lpw"),
    (
        "correct horse battery",
        "scrypt$2048$seasalt$8$5$U+k1uioZmp4uuRupzIBa6vYfr4iW7GSGY/56o1FBzOjq6Q79e3slH3SKiiY81C5r6fveyDcEiRzCQyb5Uhv3RA==",
    ),
    // 72 times the letter x, which is all that bcrypt hashes.
    (
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx and a tail",
        "$2b$04$CCCCCCCCCCCCCCCCCCCCC.ug0A3dTXhy5U.dFjx/qguZ8I4CB77BC",
    ),
];
