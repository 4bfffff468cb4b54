package org.primeradiant.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Compares tag values with the values that the JSON provider creates. */
class TagValuesTest {
    private static JsonValue tag(String value) {
        Call call = Call.none();
        call.tag("tag", value);
        return call.addedTags().get("tag");
    }

    private static JsonNumber tag(double value) {
        Call call = Call.none();
        call.tag("tag", value);
        return (JsonNumber) call.addedTags().get("tag");
    }

    private static JsonNumber tag(long value) {
        Call call = Call.none();
        call.tag("tag", value);
        return (JsonNumber) call.addedTags().get("tag");
    }

    @Property
    void isATextLikeTheProviders(@ForAll String text) {
        JsonString theirs = Json.createValue(text);

        assertSame(tag(text), theirs);
        assertThat(((JsonString) tag(text)).getString()).isEqualTo(text);
        assertThat(((JsonString) tag(text)).getChars()).hasToString(text);
    }

    @Property
    void isADoubleLikeTheProviders(@ForAll @DoubleRange(min = -1e300, max = 1e300) double value) {
        assertSame(tag(value), Json.createValue(value));
        assertSameNumber(tag(value), Json.createValue(value));
    }

    @Property
    void isALongLikeTheProviders(@ForAll long value) {
        assertSame(tag(value), Json.createValue(value));
        assertSameNumber(tag(value), Json.createValue(value));
        assertThat(tag(value).longValueExact()).isEqualTo(value);
        assertThat(tag(value).bigIntegerValueExact()).isEqualTo(BigInteger.valueOf(value));
    }

    @Test
    void differsFromWhatIsNotTheSame() {
        assertThat(tag("1")).isNotEqualTo(Json.createValue("2")).isNotEqualTo(Json.createValue(1));
        assertThat(tag(1)).isNotEqualTo(Json.createValue(2)).isNotEqualTo(Json.createValue("1"));
        assertThat(tag(7).intValueExact()).isEqualTo(7);
    }

    private static void assertSame(JsonValue ours, JsonValue theirs) {
        assertThat(ours).isEqualTo(theirs).hasToString(theirs.toString()).hasSameHashCodeAs(theirs);
        assertThat(theirs).isEqualTo(ours);
        assertThat(ours.getValueType()).isEqualTo(theirs.getValueType());
    }

    private static void assertSameNumber(JsonNumber ours, JsonNumber theirs) {
        assertThat(ours.isIntegral()).isEqualTo(theirs.isIntegral());
        assertThat(ours.intValue()).isEqualTo(theirs.intValue());
        assertThat(ours.longValue()).isEqualTo(theirs.longValue());
        assertThat(ours.doubleValue()).isEqualTo(theirs.doubleValue());
        assertThat(ours.bigIntegerValue()).isEqualTo(theirs.bigIntegerValue());
        assertThat(ours.bigDecimalValue()).isEqualTo(theirs.bigDecimalValue());
    }
}
