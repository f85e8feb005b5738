package dev.sessionkit.store.token.jws;

/** Looks once whether Bouncy Castle is there. What names its classes is loaded only then. */
final class PreferredCurveChecks {

    static final CurveChecks CHOSEN = hasBouncyCastle() ? new BouncyCastleCurveChecks() : new PlatformCurveChecks();

    private PreferredCurveChecks() {}

    static boolean hasBouncyCastle() {
        try {
            ClassLoader own = PreferredCurveChecks.class.getClassLoader();
            Class.forName("org.bouncycastle.crypto.ec.CustomNamedCurves", false, own);
            Class.forName("org.bouncycastle.math.ec.rfc8032.Ed25519$PublicPoint", false, own); // not in old releases
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
