package dev.sessionkit.tck;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Stores that list what they should not, or do not list what they should. */
final class WrongListings {

    private WrongListings() {}

    static Stream<Wrong<FunctionStore>> all() {
        return Stream.of(
                changing(
                        "lists no data",
                        "U01 U10",
                        listed -> listed.stream()
                                .map(session ->
                                        Change.revision(Change.data(session, SessionData.empty()), session.revision()))
                                .toList()),
                listing("lists the oldest first", "U02 U03 U04 U05 U16", shelf -> (user, before, limit) -> {
                    Shelf.check(user, before, limit);
                    return shelf.listed(session -> isOf(user, session), Optional.empty())
                            .sorted(Comparator.comparing(SessionRecord::id))
                            .filter(session -> before.isEmpty() || session.id().compareTo(before.get()) > 0)
                            .limit(limit)
                            .toList();
                }),
                listing("orders ids by signed numbers", "U02 U03 U04 U05 U16", shelf -> (user, before, limit) -> {
                    Shelf.check(user, before, limit);
                    Comparator<SessionId> signed =
                            Comparator.comparingLong(SessionId::high).thenComparingLong(SessionId::low);
                    return shelf.listed(session -> isOf(user, session), Optional.empty())
                            .sorted(Comparator.comparing(SessionRecord::id, signed)
                                    .reversed())
                            .filter(session -> before.isEmpty() || signed.compare(session.id(), before.get()) < 0)
                            .limit(limit)
                            .toList();
                }),
                listing("does not look at the limit", "U03", shelf -> (user, before, limit) -> {
                    Shelf.check(user, before, limit);
                    return shelf.list(user, before, Integer.MAX_VALUE);
                }),
                listing("reads one more than the limit and overflows", "U03", shelf -> (user, before, limit) -> {
                    Shelf.check(user, before, limit);
                    return shelf.list(user, before, Integer.MAX_VALUE).stream()
                            .limit(Math.max(0, limit + 1))
                            .limit(limit)
                            .toList();
                }),
                listing("starts each page at the first", "U04 U05", shelf -> (user, before, limit) -> {
                    Shelf.check(user, before, limit);
                    return shelf.list(user, Optional.empty(), limit);
                }),
                listing("starts a page with the last of the one before", "U04", shelf -> (user, before, limit) -> {
                    Shelf.check(user, before, limit);
                    return shelf.listed(session -> isOf(user, session), Optional.empty())
                            .filter(session -> before.isEmpty() || session.id().compareTo(before.get()) <= 0)
                            .limit(limit)
                            .toList();
                }),
                listing(
                        "looks for the place of the last page's last session",
                        "U05",
                        shelf -> (user, before, limit) -> {
                            List<SessionRecord> all = shelf.list(user, Optional.empty(), Integer.MAX_VALUE);
                            List<SessionId> ids =
                                    all.stream().map(SessionRecord::id).toList();
                            Shelf.check(user, before, limit);
                            return all.stream()
                                    .skip(before.map(ids::indexOf).orElse(-1) + 1)
                                    .limit(limit)
                                    .toList();
                        }),
                comparing("compares users without regard to case", "U06", String::equalsIgnoreCase),
                comparing(
                        "compares users without regard to accents",
                        "U06",
                        (one, other) -> plain(one).equals(plain(other))),
                comparing(
                        "takes the user for a pattern",
                        "U06 U07",
                        (user, name) -> Pattern.matches(
                                Pattern.quote(user).replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q"), name)),
                comparing(
                        "compares the first 200 characters of users",
                        "U06",
                        (one, other) -> first200(one).equals(first200(other))),
                listing("takes nobody for the user null", "U07", shelf -> (user, before, limit) -> {
                    Shelf.check(user, before, limit);
                    return shelf.listed(
                                    session -> user.value()
                                            .equals(session.user()
                                                    .map(UserId::value)
                                                    .orElse("null")),
                                    before)
                            .limit(limit)
                            .toList();
                }),
                listing("takes null for nobody", "U17", shelf -> (user, before, limit) -> {
                    Shelf.check(Samples.newUser(), Optional.empty(), limit);
                    return user == null || before == null ? List.of() : shelf.list(user, before, limit);
                }),
                listing(
                        "takes any limit",
                        "U17",
                        shelf -> (user, before, limit) -> limit < 1 ? List.of() : shelf.list(user, before, limit)),
                changing(
                        "lists no tombstones",
                        "U09",
                        listed -> listed.stream()
                                .filter(session -> session.state().ending().isEmpty())
                                .toList()),
                changing(
                        "lists nothing that is past its time",
                        "U09",
                        listed -> listed.stream()
                                .filter(session -> session.purgeAfter().isAfter(Samples.NOON))
                                .toList()));
    }

    private static boolean isOf(UserId user, SessionRecord session) {
        return session.user().equals(Optional.of(user));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    private static String first200(String text) {
        return text.substring(0, Math.min(200, text.length()));
    }

    private static Wrong<FunctionStore> comparing(String flaw, String breaks, BiPredicate<String, String> equal) {
        return listing(flaw, breaks, shelf -> (user, before, limit) -> {
            Shelf.check(user, before, limit);
            return shelf.listed(
                            session -> session.user()
                                    .filter(other -> equal.test(user.value(), other.value()))
                                    .isPresent(),
                            before)
                    .limit(limit)
                    .toList();
        });
    }

    private static Wrong<FunctionStore> changing(
            String flaw, String breaks, UnaryOperator<List<SessionRecord>> change) {
        return listing(flaw, breaks, shelf -> (user, before, limit) -> change.apply(shelf.list(user, before, limit)));
    }

    private static Wrong<FunctionStore> listing(
            String flaw, String breaks, Function<Shelf, FunctionStore.Listing> make) {
        return Wrong.of(flaw, breaks, () -> {
            Shelf shelf = new Shelf();
            return shelf.store().listing(make.apply(shelf));
        });
    }
}
