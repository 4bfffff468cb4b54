package org.primeradiant.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.primeradiant.testing.TestCa;

class CertificateIdentityTest {
    private final TestCa ca = new TestCa("CN=Test CA");

    private Identity of(String subject) {
        return Identity.ofCertificate(ca.issue(subject).certificate());
    }

    @Test
    void hasTheSubjectAsItsName() {
        Identity caller = of("CN=app, OU=Scoring, C=SE");

        assertThat(caller.getName()).isEqualTo("CN=app,OU=Scoring,C=SE");
        assertThat(caller.mechanism()).isEqualTo("certificate");
        assertThat(caller.isNobody()).isFalse();
    }

    @Test
    void hasEachOrganizationAsARole() {
        Identity caller = of("CN=app, O=predict, O=feedback, OU=operate");

        assertThat(caller.hasRole("predict")).isTrue();
        assertThat(caller.hasRole("feedback")).isTrue();
        assertThat(caller.hasRole("operate")).isFalse();
        assertThat(caller.hasRole("app")).isFalse();
    }

    @Test
    void readsOrganizationsBesideOtherAttributes() {
        Identity caller = of("CN=app+O=predict");

        assertThat(caller.hasRole("predict")).isTrue();
    }

    @Test
    void takesAnOrganizationThatLooksLikeSeveralAsOne() {
        Identity caller = of("CN=app, O=\"predict,O=operate\"");

        assertThat(caller.hasRole("predict,O=operate")).isTrue();
        assertThat(caller.hasRole("operate")).isFalse();
        assertThat(caller.hasRole("predict")).isFalse();
    }

    @Test
    void isNobodyWithoutASubject() {
        assertThat(of("")).isSameAs(Identity.NOBODY);
    }
}
