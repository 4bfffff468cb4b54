package org.primeradiant.legacy;

import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.function.Supplier;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Payload;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.ScoredItem;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.http.HttpCaller;
import org.primeradiant.http.RequestBody;
import org.primeradiant.http.RequestFields;
import org.primeradiant.http.RestRequest;
import org.primeradiant.json.JsonText;
import org.primeradiant.logger.Body;
import org.primeradiant.logger.CallLog;
import org.primeradiant.logger.PayloadLog;
import org.primeradiant.logger.Weight;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.settings.Settings;

/**
 * Handles REST calls of the older seldon-server's callers. Thread-safe.
 *
 * @param component finds the component for extensions
 * @param recommender finds the component for recommendations
 * @param candidates the store of candidates
 * @param settings the deployment's settings
 * @param log logs payloads
 */
record LegacyDoor(
        Supplier<Microservice> component,
        Supplier<Microservice> recommender,
        Candidates candidates,
        Settings settings,
        PayloadLog log) {
    private static final String FORM = "application/x-www-form-urlencoded";
    /** Heap memory that an item of an answer takes, in bytes. */
    private static final int ITEM = 128;

    Response recommend(RestRequest request) {
        RequestFields fields = RequestBody.fields(request, settings.limits().requestSize());
        RecommendationRequest wanted = RecommendationParameters.of(fields, request.budget());
        String keys = fields.text("data_key").orElse("");
        RecommendationRequest scored = wanted.withCandidates(candidates.of(keys, wanted.exclusions()));
        HttpCaller caller = request.caller(LegacyProtocol.NAME);
        Microservice service = recommender.get();
        CallLog logged = log.component(service.name(), LegacyProtocol.NAME).call(caller, Meta.EMPTY);
        logged.request(() -> Body.of(fields.form().length > 0 ? fields.form() : fields.query(), FORM));
        List<ScoredItem> items = service.recommend(scored, caller);
        logged.response(() -> body(items.size(), out -> LegacyWriter.writeRecommended(items, out)));
        return json(out -> LegacyWriter.writeRecommended(items, out));
    }

    Response extension(RestRequest request) {
        byte[] json = RequestBody.findQueryFirst(request, settings.limits().requestSize())
                .json();
        JsonValue input = JsonText.value(json, 0, json.length, request.budget());
        HttpCaller caller = request.caller(LegacyProtocol.NAME);
        Microservice service = component.get();
        CallLog logged = log.component(service.name(), LegacyProtocol.NAME).call(caller, Meta.EMPTY);
        logged.request(() -> Body.json(json));
        Payload answer = service.pinned(model -> Extension.of(input, model, caller));
        logged.response(
                () -> Body.json(Weight.of(SeldonMessage.of(answer)), out -> LegacyWriter.writeValue(answer, out)));
        return json(out -> LegacyWriter.writeValue(answer, out));
    }

    /** A list of small objects, as it is logged. */
    static Body body(int items, Body.Writer writer) {
        return Body.json((long) ITEM * items, writer);
    }

    static Response json(StreamingOutput body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
