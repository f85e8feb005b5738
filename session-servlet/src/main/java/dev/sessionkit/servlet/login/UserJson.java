package dev.sessionkit.servlet.login;

import dev.sessionkit.spi.Account;
import java.util.LinkedHashMap;
import java.util.Map;

/** A user as they are shown themselves, in JSON. */
final class UserJson {

    private UserJson() {}

    static Map<String, Object> of(Account account) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", account.id().value());
        json.put("username", account.userName());
        account.email().ifPresent(email -> json.put("email", email));
        json.put("role", account.role());
        return json;
    }
}
