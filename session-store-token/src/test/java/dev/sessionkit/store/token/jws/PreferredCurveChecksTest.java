package dev.sessionkit.store.token.jws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferredCurveChecksTest {

    @Test
    void preferred_bouncyCastleWhereItIs() {
        assertThat(CurveChecks.preferred()).isInstanceOf(BouncyCastleCurveChecks.class);
    }

    @Test
    void preferredForSigning_bouncyCastleWhereItIs() {
        assertThat(CurveSigning.preferred()).isInstanceOf(BouncyCastleCurveSigning.class);
    }

    @ParameterizedTest
    @CsvSource({
        "PreferredCurveChecks, PlatformCurveChecks, BouncyCastleCurveChecks",
        "PreferredCurveSigning, PlatformCurveSigning, BouncyCastleCurveSigning"
    })
    @DisplayName("without Bouncy Castle the platform computes, and no class that names it is loaded")
    void preferred_withoutBouncyCastle(String chooser, String platform, String bouncyCastle) throws Exception {
        WithoutBouncyCastle loader = new WithoutBouncyCastle();
        Class<?> choice = loader.loadClass(WithoutBouncyCastle.OURS + chooser);
        var chosen = choice.getDeclaredField("CHOSEN");
        chosen.setAccessible(true);

        assertThat(chosen.get(null).getClass().getSimpleName()).isEqualTo(platform);
        assertThat(chosen.get(null).getClass().getClassLoader()).isSameAs(loader);
        assertThat(loader.hasLoaded(platform)).isTrue();
        assertThat(loader.hasLoaded(bouncyCastle)).isFalse();
    }

    /** Loads our classes anew, and does not know Bouncy Castle. */
    private static final class WithoutBouncyCastle extends ClassLoader {

        private static final String OURS = "dev.sessionkit.store.token.jws.";

        WithoutBouncyCastle() {
            super(PreferredCurveChecksTest.class.getClassLoader());
        }

        boolean hasLoaded(String simpleName) {
            return findLoadedClass(OURS + simpleName) != null;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.bouncycastle.")) {
                throw new ClassNotFoundException(name);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return name.startsWith(OURS) ? define(name) : super.loadClass(name, resolve);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
