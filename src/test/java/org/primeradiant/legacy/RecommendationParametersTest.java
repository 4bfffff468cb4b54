package org.primeradiant.legacy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.Reason;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.SeldonException;
import org.primeradiant.http.RequestFields;
import org.primeradiant.json.Allowance;

class RecommendationParametersTest {
    private static RecommendationRequest read(String query) {
        return RecommendationParameters.of(
                new RequestFields(query.getBytes(US_ASCII), new byte[0]), Allowance.UNLIMITED);
    }

    @Test
    void readsWhatTheServerSends() {
        String query = "client=test1&user_id=-1&recent_interactions=16%2C260&dimensions=0,2&exclusion_items=5,6"
                + "&data_key=c5b4&limit=30&item_id=9223372036854775807";

        assertThat(read(query))
                .isEqualTo(new RecommendationRequest(
                        RecommendationRequest.ANONYMOUS,
                        ItemIds.NONE,
                        ItemIds.of(16, 260),
                        ItemIds.of(5, 6),
                        30,
                        Optional.of("test1"),
                        List.of(0, 2),
                        OptionalLong.of(Long.MAX_VALUE)));
    }

    @Test
    void needsTheUserAndTheLimitAlone() {
        assertThat(read("user_id=007&limit=%2B5")).isEqualTo(RecommendationRequest.of(7, ItemIds.NONE, 5));
    }

    @Test
    void takesBlanksForNothingAndAroundNumbers() {
        assertThat(read("client=&user_id=+1+&recent_interactions=&exclusion_items=+1+,2&limit=0&item_id="))
                .isEqualTo(new RecommendationRequest(
                        1,
                        ItemIds.NONE,
                        ItemIds.NONE,
                        ItemIds.of(1, 2),
                        0,
                        Optional.of(""),
                        List.of(),
                        OptionalLong.empty()));
    }

    @Test
    void takesTheFirstOfSeveralAndTheQueryBeforeTheForm() {
        RequestFields fields = new RequestFields(
                "user_id=1&user_id=2".getBytes(US_ASCII), "user_id=3&limit=30&limit=99".getBytes(US_ASCII));

        assertThat(RecommendationParameters.of(fields, Allowance.UNLIMITED))
                .isEqualTo(RecommendationRequest.of(1, ItemIds.NONE, 30));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=30|user_id is required",
                "user_id=&limit=30|user_id is required",
                "user_id=1|limit is required",
                "user_id=abc&limit=1|user_id takes whole numbers from -9223372036854775808"
                        + " to 9223372036854775807, got 'abc'",
                "user_id=12L&limit=1|user_id takes whole numbers from -9223372036854775808"
                        + " to 9223372036854775807, got '12L'",
                "user_id=9223372036854775808&limit=1|user_id takes whole numbers from -9223372036854775808"
                        + " to 9223372036854775807, got '9223372036854775808'",
                "user_id=1&limit=-1|limit takes whole numbers from 0 to 2147483647, got '-1'",
                "user_id=1&limit=3.5|limit takes whole numbers from 0 to 2147483647, got '3.5'",
                "user_id=1&limit=1&recent_interactions=16,x|recent_interactions takes whole numbers from"
                        + " -9223372036854775808 to 9223372036854775807, got 'x'",
                "user_id=1&limit=1&exclusion_items=1,,2|exclusion_items takes whole numbers from -9223372036854775808"
                        + " to 9223372036854775807, got ''",
                "user_id=1&limit=1&dimensions=3000000000|dimensions takes whole numbers from -2147483648"
                        + " to 2147483647, got '3000000000'",
            })
    void namesTheParameterThatIsWrong(String query, String text) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> read(query))
                .withMessage(text)
                .returns(Reason.BAD_DATA, SeldonException::reason);
    }
}
