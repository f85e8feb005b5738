package dev.sessionkit.store.jdbc;

/** Every statement that is sent for accounts: the same on all databases. */
final class AccountStatements {

    /** What {@link AccountRow} reads: one row for each identity of the account, and one with nulls where there is none. */
    private static final String SELECT = """
            SELECT a.id, a.revision, a.uuid, a.user_name, a.email, a.email_verified, a.role, a.enabled, a.password_hash,
                a.created_at, a.credentials_changed_at, i.issuer, i.subject
            """;

    private static final String FROM_ACCOUNT = """
            FROM sessionkit_account a
                LEFT JOIN sessionkit_account_identity i ON i.account_id = a.id
            """;

    static final String FIND_BY_NUMBER = SELECT + FROM_ACCOUNT + "WHERE a.id = ?";

    static final String FIND_BY_USER_NAME = SELECT + FROM_ACCOUNT + "WHERE a.user_name_key = ?";

    static final String FIND_BY_EMAIL = SELECT + FROM_ACCOUNT + "WHERE a.email_key = ?";

    static final String FIND_BY_IDENTITY = SELECT + """
            FROM sessionkit_account_identity f
                JOIN sessionkit_account a ON a.id = f.account_id
                LEFT JOIN sessionkit_account_identity i ON i.account_id = a.id
            WHERE f.issuer = ? AND f.subject = ?
            """;

    /** Its parameters stand in the order that {@link AccountRow} binds. */
    static final String CREATE = """
            INSERT INTO sessionkit_account (revision, uuid, user_name, user_name_key, email, email_key, email_verified,
                role, enabled, password_hash, created_at, credentials_changed_at, id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** The parameters of {@link #CREATE}, then the revision that was read. */
    static final String REPLACE = """
            UPDATE sessionkit_account
            SET revision = ?, uuid = ?, user_name = ?, user_name_key = ?, email = ?, email_key = ?, email_verified = ?,
                role = ?, enabled = ?, password_hash = ?, created_at = ?, credentials_changed_at = ?
            WHERE id = ? AND revision = ?
            """;

    static final String DELETE = "DELETE FROM sessionkit_account WHERE id = ? AND revision = ?";

    static final String ADD_IDENTITY =
            "INSERT INTO sessionkit_account_identity (issuer, subject, account_id) VALUES (?, ?, ?)";

    static final String REMOVE_IDENTITY =
            "DELETE FROM sessionkit_account_identity WHERE issuer = ? AND subject = ? AND account_id = ?";

    /** Every column and no row: fails unless the tables are as this release needs them. */
    static final String CHECK_TABLES = """
            SELECT a.id, a.revision, a.uuid, a.user_name, a.user_name_key, a.email, a.email_key, a.email_verified, a.role,
                a.enabled, a.password_hash, a.created_at, a.credentials_changed_at, i.issuer, i.subject, i.account_id
            FROM sessionkit_account a
                JOIN sessionkit_account_identity i ON i.account_id = a.id
            WHERE 1 = 0
            """;

    private AccountStatements() {}
}
