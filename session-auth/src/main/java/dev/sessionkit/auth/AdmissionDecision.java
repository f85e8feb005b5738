package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who must give way to a login: the device rule first, then the limit. Immutable.
 *
 * @param admitted whether the login goes on
 * @param ending who ends, and why
 */
record AdmissionDecision(boolean admitted, Map<Held, EndReason> ending) {

    /** The user's device was taken over by another resource. */
    static final EndReason DEVICE_MOVED = new EndReason("DEVICE_MOVED");

    static AdmissionDecision of(Admission.Login login, List<Held> others) {
        AdmissionRules rules = login.rules();
        Map<Held, EndReason> ending = new LinkedHashMap<>();
        if (rules.oneResourceForADevice()) {
            applyDeviceRule(others, login.device(), login.resource(), ending);
        }
        others.stream()
                .filter(held -> login.replacing().equals(Optional.of(held.id())))
                .forEach(held -> ending.putIfAbsent(held, EndReason.REPLACED));
        List<Held> left = new ArrayList<>(others);
        left.removeAll(ending.keySet());
        int room = rules.limit().orElse(Integer.MAX_VALUE) - 1;
        if (left.size() <= room) {
            return new AdmissionDecision(true, ending);
        }
        return switch (rules.policy()) {
            case REJECT, ASK -> new AdmissionDecision(false, Map.of());
            case END_OTHERS -> ended(ending, left);
            case END_OLDEST -> ended(ending, oldest(left, left.size() - room));
        };
    }

    private static void applyDeviceRule(
            List<Held> others, Optional<String> device, Optional<String> resource, Map<Held, EndReason> ending) {
        List<Held> same =
                others.stream().filter(held -> held.isOnDevice(device)).toList();
        boolean moved = same.stream().anyMatch(held -> !held.resource().equals(resource));
        if (moved) {
            others.forEach(held -> ending.put(held, DEVICE_MOVED));
        } else {
            same.forEach(held -> ending.put(held, EndReason.REPLACED));
        }
    }

    private static AdmissionDecision ended(Map<Held, EndReason> ending, List<Held> more) {
        more.forEach(held -> ending.put(held, EndReason.LIMIT_EXCEEDED));
        return new AdmissionDecision(true, ending);
    }

    private static List<Held> oldest(List<Held> held, int count) {
        return held.stream()
                .sorted(Comparator.comparingLong(Held::since).thenComparing(Held::id))
                .limit(count)
                .toList();
    }
}
