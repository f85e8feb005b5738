package dev.sessionkit.store.token;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.store.token.claims.ClaimPath;
import dev.sessionkit.store.token.claims.TokenClaims;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes session data of a token's claims: the {@code account} entity (seed 002) and whatever else services ask for. Immutable. */
final class ClaimMapping {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ClaimPath user;
    private final ClaimPath accountId;
    private final Map<String, ClaimPath> metadata;
    private final Optional<RoleSettings> role;
    private final ClaimPath roles;
    private final Map<String, ClaimPath> data;

    ClaimMapping(ClaimsSettings settings) {
        user = ClaimPath.of(settings.user());
        accountId = ClaimPath.of(settings.accountId());
        metadata = paths(settings.metadata());
        role = settings.role();
        roles = ClaimPath.of(role.map(RoleSettings::claim).orElse("roles"));
        data = paths(settings.data());
    }

    private static Map<String, ClaimPath> paths(Map<String, String> written) {
        return written.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, claim -> ClaimPath.of(claim.getValue())));
    }

    /** The claims that are needed. */
    Set<String> wanted() {
        Set<String> wanted = new HashSet<>(List.of(user.name(), accountId.name()));
        metadata.values().forEach(path -> wanted.add(path.name()));
        data.values().forEach(path -> wanted.add(path.name()));
        role.ifPresent(listed -> wanted.add(roles.name()));
        return Set.copyOf(wanted);
    }

    /** Whose session it is; empty where the token does not say. */
    Optional<String> user(TokenClaims claims) {
        return user.textIn(claims.others());
    }

    /** What services find; empty where the token does not say whose account it is. */
    Optional<SessionData> data(TokenClaims claims) {
        return accountId.textIn(claims.others()).map(id -> {
            Map<String, Entity> account = Map.of(Entity.ACCOUNT.name(), new Entity(id, metadata(claims)));
            return data.isEmpty() ? SessionData.ofValues(account) : SessionData.ofValues(account, json(claims));
        });
    }

    private Map<String, EntityMetadata> metadata(TokenClaims claims) {
        Map<String, EntityMetadata> known = new HashMap<>();
        metadata.forEach((name, path) -> path.in(claims.others()).ifPresent(node -> known.put(name, payload(node))));
        role.ifPresent(listed -> role(listed, claims)
                .ifPresentOrElse(
                        chosen -> known.put(listed.metadata(), EntityMetadata.of(chosen)),
                        () -> known.remove(listed.metadata())));
        return known;
    }

    private Optional<String> role(RoleSettings listed, TokenClaims claims) {
        List<String> held = roles.in(claims.others())
                .map(node -> node.isArray() ? node.valueStream() : Stream.of(node))
                .map(nodes -> nodes.filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .toList())
                .orElse(List.of());
        return listed.firstOf().stream().filter(held::contains).findFirst();
    }

    private static EntityMetadata payload(JsonNode node) {
        if (node.isString()) {
            return EntityMetadata.of(node.stringValue());
        }
        if (node.isBoolean()) {
            return EntityMetadata.of(node.booleanValue());
        }
        return node.isIntegralNumber() && node.canConvertToLong()
                ? EntityMetadata.of(node.longValue())
                : EntityMetadata.ofJson(node.toString());
    }

    private byte[] json(TokenClaims claims) {
        ObjectNode json = JSON.createObjectNode();
        data.forEach((key, path) -> path.in(claims.others()).ifPresent(node -> json.set(key, node)));
        return JSON.writeValueAsBytes(json);
    }
}
