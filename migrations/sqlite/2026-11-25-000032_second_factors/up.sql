-- The second factor of sign-in: codes of an authenticator app (TOTP, RFC 6238), recovery
-- codes, and sign-ins that wait for one of them.

-- A secret that is being shown to its owner and does not count yet.
CREATE TABLE totp_set_ups (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    -- one at a time: beginning anew replaces it
    user_id BIGINT NOT NULL UNIQUE REFERENCES users (id) ON DELETE CASCADE,
    -- it is shown in this session alone, and ends with it
    session_id BIGINT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    secret BLOB NOT NULL CHECK (length(secret) = 20),
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE totp_factors (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    user_id BIGINT NOT NULL UNIQUE REFERENCES users (id) ON DELETE CASCADE,
    -- the desk computes codes from it, and so keeps it as it is
    secret BLOB NOT NULL CHECK (length(secret) = 20),
    -- the newest step of 30 seconds whose code was taken: no code is taken twice
    last_step BIGINT NOT NULL CHECK (last_step > 0),
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE recovery_codes (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- SHA-256 of the code, which has 120 bits
    code_hash TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX recovery_codes_by_user ON recovery_codes (user_id);

-- A right password that waits for the second factor. It is no session and opens nothing.
CREATE TABLE pending_sign_ins (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    -- SHA-256 of the cookie's token
    token_hash TEXT NOT NULL UNIQUE,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    CHECK (expires_at > created_at)
);
CREATE INDEX pending_sign_ins_by_user ON pending_sign_ins (user_id);
