package org.primeradiant.legacy;

import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.function.Supplier;
import org.primeradiant.api.Payload;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.ScoredItem;
import org.primeradiant.http.RequestBody;
import org.primeradiant.http.RequestFields;
import org.primeradiant.http.RestRequest;
import org.primeradiant.json.JsonText;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.settings.Settings;

/**
 * Handles REST calls of the older seldon-server's callers. Thread-safe.
 *
 * @param component finds the component for extensions
 * @param recommender finds the component for recommendations
 * @param candidates the store of candidates
 * @param settings the deployment's settings
 */
record LegacyDoor(
        Supplier<Microservice> component,
        Supplier<Microservice> recommender,
        Candidates candidates,
        Settings settings) {
    Response recommend(RestRequest request) {
        RequestFields fields = RequestBody.fields(request, settings.limits().requestSize());
        RecommendationRequest wanted = RecommendationParameters.of(fields, request.budget());
        String keys = fields.text("data_key").orElse("");
        RecommendationRequest scored = wanted.withCandidates(candidates.of(keys, wanted.exclusions()));
        List<ScoredItem> items = recommender.get().recommend(scored, request.caller(LegacyProtocol.NAME));
        return json(out -> LegacyWriter.writeRecommended(items, out));
    }

    Response extension(RestRequest request) {
        byte[] json = RequestBody.findQueryFirst(request, settings.limits().requestSize())
                .json();
        JsonValue input = JsonText.value(json, 0, json.length, request.budget());
        Payload answer =
                component.get().pinned(model -> Extension.of(input, model, request.caller(LegacyProtocol.NAME)));
        return json(out -> LegacyWriter.writeValue(answer, out));
    }

    static Response json(StreamingOutput body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
