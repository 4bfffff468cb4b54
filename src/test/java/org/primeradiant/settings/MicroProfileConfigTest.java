package org.primeradiant.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MicroProfileConfigTest {
    @Test
    void namesTheEnvironmentVariableAsMicroProfileDoes() {
        assertThat(MicroProfileConfig.variable("mp.jwt.verify.publickey.location"))
                .isEqualTo("MP_JWT_VERIFY_PUBLICKEY_LOCATION");
    }

    @Test
    void knowsNothingWithoutAServer() {
        assertThat(MicroProfileConfig.find("mp.jwt.verify.issuer")).isEmpty();
        assertThat(MicroProfileConfig.find("RADIANT_COMPONENT")).isEmpty();
    }
}
