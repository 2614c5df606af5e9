-- Passkeys (WebAuthn) as a second factor, and the challenges they answer.

CREATE TABLE passkeys (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- the authenticator's own name for it, in base 64
    credential_id TEXT NOT NULL UNIQUE,
    -- what its owner calls it
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    -- public key and counter, as the library keeps them: nothing here is secret
    credential TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP
);
CREATE INDEX passkeys_by_user ON passkeys (user_id);

-- What a passkey has to sign, once: to be added in a session, or at a sign-in that waits.
CREATE TABLE passkey_challenges (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    session_id BIGINT UNIQUE REFERENCES sessions (id) ON DELETE CASCADE,
    pending_id BIGINT UNIQUE REFERENCES pending_sign_ins (id) ON DELETE CASCADE,
    -- what the browser is given, and what the desk compares with
    options TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    CHECK ((session_id IS NULL) <> (pending_id IS NULL))
);
