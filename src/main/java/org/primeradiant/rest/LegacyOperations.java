package org.primeradiant.rest;

import jakarta.json.JsonValue;
import jakarta.validation.executable.ExecutableType;
import jakarta.validation.executable.ValidateOnExecution;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Prediction;
import org.primeradiant.api.Reason;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.ScoredItem;
import org.primeradiant.api.SeldonException;
import org.primeradiant.codec.LegacyWriter;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.JsonText;
import org.primeradiant.legacy.Candidates;
import org.primeradiant.legacy.Extension;
import org.primeradiant.legacy.Features;
import org.primeradiant.legacy.Predictions;
import org.primeradiant.microservice.Checks;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.rest.RequestBody.Found;
import org.primeradiant.settings.Settings;

/** The operations of one component as the older seldon-server calls them. Thread-safe. */
@ValidateOnExecution(type = ExecutableType.NONE)
public abstract class LegacyOperations {
    /** The component that is called. */
    abstract Microservice service();

    /** The component that recommends. */
    abstract Microservice recommender();

    /** Where candidates are stored. */
    abstract Candidates candidates();

    /** The settings of the deployment. */
    abstract Settings settings();

    /** Asks components how they are. */
    abstract Checks checks();

    @GET
    @Path("recommend")
    public Response recommend(RestRequest request) {
        RequestFields fields = RequestBody.fields(request, settings().limits().requestSize());
        RecommendationRequest wanted = RecommendationParameters.of(fields, request.budget());
        String keys = fields.text("data_key").orElse("");
        RecommendationRequest scored = wanted.withCandidates(candidates().of(keys, wanted.exclusions()));
        List<ScoredItem> items = recommender().recommend(scored, request.caller());
        return json(out -> LegacyWriter.writeRecommended(items, out));
    }

    @POST
    @Path("recommend")
    public Response postRecommend(RestRequest request) {
        return recommend(request);
    }

    @GET
    @Path("extension")
    public Response extension(RestRequest request) {
        JsonValue input = value(found(request).json(), request.budget());
        Payload answer = Extension.of(input, service(), request.caller());
        return json(out -> LegacyWriter.writeValue(answer, out));
    }

    @POST
    @Path("extension")
    public Response postExtension(RestRequest request) {
        return extension(request);
    }

    /** A recommender whose candidates are out of reach is not well: it can answer nobody. */
    void requireCandidates() {
        if (service().recommends() && !candidates().isUp()) {
            throw new SeldonException(
                    Reason.UNAVAILABLE, "memcached, where RADIANT_MEMCACHED_SERVERS says, does not answer");
        }
    }

    Response legacyPredictions(byte[] json, RestRequest request) {
        Microservice model = service();
        Payload features = Features.payload(Features.unwrapped(value(json, request.budget())), model);
        List<Prediction> predictions = Predictions.of(features, model, request.caller());
        return switch (settings().legacy().predictions()) {
            case PAGE -> json(out -> LegacyWriter.writePredictions(predictions, out));
            case SERVER ->
                json(out -> LegacyWriter.writePredictions(
                        predictions, settings().legacy().modelName(model.name()), out));
        };
    }

    Found found(RestRequest request) {
        return RequestBody.find(request, settings().limits().requestSize());
    }

    private static JsonValue value(byte[] json, Allowance allowance) {
        return JsonText.value(json, 0, json.length, allowance);
    }

    private static Response json(StreamingOutput body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
