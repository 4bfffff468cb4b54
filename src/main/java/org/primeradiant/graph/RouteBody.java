package org.primeradiant.graph;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.JsonReader;
import org.primeradiant.graph.NodeCalls.Routed;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.JsonText;

/** Reads the REST answer of a router: a message or a bare list of integers, as Seldon's executor does. */
final class RouteBody {
    private RouteBody() {}

    /**
     * Returns the branch and the router's meta.
     *
     * @throws SeldonException if the body is malformed, has no branch, or exceeds the allowance
     */
    static Routed read(byte[] body, Allowance allowance) {
        if (isList(body)) {
            return new Routed(
                    branch(JsonText.value(body, 0, body.length, allowance).asJsonArray()), Meta.EMPTY);
        }
        SeldonMessage message = JsonReader.message(body, 0, body.length, allowance);
        return new Routed(RouteAnswer.branch(message.payload()), message.meta());
    }

    private static boolean isList(byte[] body) {
        int first = 0;
        while (first < body.length && body[first] <= ' ' && body[first] >= 0) {
            first++;
        }
        return first < body.length && body[first] == '[';
    }

    private static int branch(JsonArray list) {
        boolean whole = !list.isEmpty()
                && list.stream().allMatch(value -> value instanceof JsonNumber number && number.isIntegral());
        if (!whole || list.getJsonNumber(0).bigIntegerValue().bitLength() >= Integer.SIZE) {
            throw new SeldonException(Reason.INTERNAL_ERROR, "a bare list must contain a branch number, as in [1]");
        }
        return list.getInt(0);
    }
}
