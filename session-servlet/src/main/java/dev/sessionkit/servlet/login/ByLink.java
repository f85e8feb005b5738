package dev.sessionkit.servlet.login;

import dev.sessionkit.servlet.CrossSiteRequestException;
import java.io.IOException;

/**
 * What a GET may change (seed 001), where the user is known to be behind it; else they are asked with a page that posts. Thread-safe.
 *
 * @param change by POST
 * @param question for users that came from elsewhere
 */
record ByLink(Endpoint change, ConfirmationPage question) implements Endpoint {

    @Override
    public void answer(Call call) throws IOException {
        try {
            call.guard().requireOwnGet(call.request());
        } catch (CrossSiteRequestException elsewhere) {
            if (!call.wantsPage()) {
                throw elsewhere;
            }
            question.send(call.response());
            return;
        }
        change.answer(call);
    }
}
