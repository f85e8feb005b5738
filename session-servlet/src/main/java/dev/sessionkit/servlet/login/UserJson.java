package dev.sessionkit.servlet.login;

import dev.sessionkit.api.Entity;
import dev.sessionkit.core.Session;
import dev.sessionkit.spi.Account;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A user as they are shown themselves, in JSON. */
final class UserJson {

    private UserJson() {}

    /** The user of a session, as it was when they signed in: nothing is looked up. Empty where it has none. */
    static Optional<Map<String, Object>> of(Session session, String roleMetadata) {
        return session.user().map(user -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", user.value());
            Optional<Entity> account = session.get(Entity.ACCOUNT);
            account.flatMap(known -> known.string("name")).ifPresent(name -> json.put("username", name));
            account.flatMap(known -> known.string(roleMetadata)).ifPresent(role -> json.put("role", role));
            return json;
        });
    }

    static Map<String, Object> of(Account account) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", account.id().value());
        json.put("username", account.userName());
        account.email().ifPresent(email -> json.put("email", email));
        json.put("role", account.role());
        return json;
    }
}
