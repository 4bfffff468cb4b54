package org.primeradiant.goldens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FamiliesTest {
    private static final String TEXT = """
            # HELP other_seconds What is not asked for
            # TYPE other_seconds summary
            other_seconds_count{a="1"} 1
            # TYPE asked_seconds histogram
            asked_seconds_bucket{service="predictions",le="0.5"} 1
            asked_seconds_bucket{service="predictions",le="+Inf"} 1
            asked_seconds_count{service="predictions"} 1
            asked_seconds_sum{service="predictions"} 0.1
            """;

    private static String difference(String actual) {
        return Families.parse(TEXT, "asked_").difference(Families.parse(actual, "asked_"), labels -> true);
    }

    @Test
    void comparesNoValues() {
        assertThat(difference(TEXT.replace(" 0.1", " 0.2").replace("le=\"0.5\"} 1", "le=\"5e-1\"} 7")))
                .isEmpty();
    }

    @Test
    void passesOverOtherFamilies() {
        assertThat(difference(TEXT.replace("other_", "another_"))).isEmpty();
    }

    @Test
    void findsAnotherType() {
        assertThat(difference(TEXT.replace("histogram", "summary")))
                .isEqualTo("families {asked_seconds=histogram} expected, got {asked_seconds=summary}");
    }

    @Test
    void findsAnotherBound() {
        assertThat(difference(TEXT.replace("0.5", "0.6")))
                .isEqualTo("bounds {asked_seconds=[0.5, Infinity]} expected, got {asked_seconds=[0.6, Infinity]}");
    }

    @Test
    void findsAnotherLabel() {
        assertThat(difference(TEXT.replace("service=\"predictions\"", "service=\"predict\"")))
                .isEqualTo("asked_seconds{service=predictions} expected, got [{service=predict}]");
    }

    @Test
    void letsBeWhatNeedNotBeThere() {
        assertThat(Families.parse(TEXT, "asked_")
                        .difference(
                                Families.parse(TEXT.replace("\"predictions\"", "\"feedback\""), "asked_"),
                                labels -> labels.containsValue("feedback")))
                .isEmpty();
    }
}
