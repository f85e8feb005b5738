package dev.sessionkit.store.token.jws;

/** As {@link PreferredCurveChecks}, for signing. What names Bouncy Castle's classes is loaded only where it is there. */
final class PreferredCurveSigning {

    static final CurveSigning CHOSEN =
            PreferredCurveChecks.hasBouncyCastle() ? new BouncyCastleCurveSigning() : new PlatformCurveSigning();

    private PreferredCurveSigning() {}
}
