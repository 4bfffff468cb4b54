package org.primeradiant.legacy;

import com.google.protobuf.MessageLite;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;
import io.seldon.api.rpc.ClassificationReply;
import io.seldon.api.rpc.ClassificationRequest;
import io.seldon.api.rpc.PredictionAPI;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Prediction;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.codec.JsonWriter;
import org.primeradiant.grpc.CallGuard;
import org.primeradiant.grpc.Codes;
import org.primeradiant.grpc.ComponentServices;
import org.primeradiant.grpc.GrpcCaller;
import org.primeradiant.grpc.GrpcProtocol;
import org.primeradiant.grpc.Marshallers;
import org.primeradiant.http.CoOwner;
import org.primeradiant.http.ErrorForm;
import org.primeradiant.http.HttpCaller;
import org.primeradiant.http.HttpProtocol;
import org.primeradiant.http.OpenApi;
import org.primeradiant.http.RestRequest;
import org.primeradiant.identity.Right;
import org.primeradiant.json.JsonText;
import org.primeradiant.logger.Body;
import org.primeradiant.logger.CallLog;
import org.primeradiant.logger.PayloadLog;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.CustomDataHandlers;
import org.primeradiant.microservice.InFlight;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.settings.Settings;

/**
 * The older seldon-server's protocol: {@code /recommend}, {@code /extension}, gRPC's {@code Classify}, and its share of
 * {@code /predict}. Thread-safe.
 *
 * @param settings the deployment's settings
 * @param registry the components
 * @param candidates the store of candidates
 * @param handlers the beans that turn custom data into features
 * @param inFlight counts the calls
 * @param guard checks the rights of callers over gRPC
 * @param log logs payloads
 */
public record LegacyProtocol(
        Settings settings,
        ComponentRegistry registry,
        Candidates candidates,
        CustomDataHandlers handlers,
        InFlight inFlight,
        CallGuard guard,
        PayloadLog log)
        implements HttpProtocol, GrpcProtocol, CoOwner {
    /** The protocol's name for observers. */
    static final String NAME = "seldon-server";

    private static final Pattern PATHS = Pattern.compile("(/components/[^/]+)?/(recommend|extension)/?");

    @Override
    public boolean answersAt(String path) {
        return PATHS.matcher(path).matches();
    }

    @Override
    public Set<Object> resources() {
        return Set.of(
                new LegacyResource(new LegacyDoor(registry::root, registry::recommender, candidates, settings, log)),
                new LegacyComponentsResource(name -> {
                    Microservice service = registry.named(name);
                    return new LegacyDoor(() -> service, () -> service, candidates, settings, log);
                }));
    }

    /** Seldon's format, because seldon-server reads only the status. */
    @Override
    public ErrorForm errors() {
        return failure -> JsonWriter.error(failure.reason(), failure.text());
    }

    @Override
    public Response predict(byte[] json, RestRequest request, Microservice model) {
        JsonValue features = Features.unwrapped(JsonText.value(json, 0, json.length, request.budget()));
        HttpCaller caller = request.caller(NAME);
        CallLog logged = log.component(model.name(), NAME).call(caller, Meta.EMPTY);
        logged.request(() -> Body.json(json));
        List<Prediction> predictions =
                model.pinned(version -> Predictions.of(Features.payload(features, version), version, caller));
        logged.response(() -> LegacyDoor.body(predictions.size(), out -> write(predictions, model, out)));
        return LegacyDoor.json(out -> write(predictions, model, out));
    }

    private void write(List<Prediction> predictions, Microservice model, OutputStream out) throws IOException {
        switch (settings.legacy().predictions()) {
            case PAGE -> LegacyWriter.writePredictions(predictions, out);
            case SERVER ->
                LegacyWriter.writePredictions(predictions, settings.legacy().modelName(model.name()), out);
        }
    }

    /** A recommender without its candidates cannot answer anybody, so it is not healthy. */
    @Override
    public void requireWell(Microservice component) {
        if (component.recommends() && !candidates.isUp()) {
            throw new SeldonException(
                    Reason.UNAVAILABLE,
                    "memcached cannot be read, as the log says; RADIANT_MEMCACHED_SERVERS has its addresses");
        }
    }

    @Override
    public List<String> report() {
        boolean recommends = registry.all().stream().anyMatch(Microservice::recommends);
        return recommends ? List.of(candidates.report()) : List.of();
    }

    @Override
    public void describe(OpenApi document) {
        LegacyPaths.add(document, registry);
    }

    @Override
    public List<ServerServiceDefinition> services() {
        ComponentServices components = new ComponentServices(registry, inFlight, Codes::status, NAME, guard);
        Classification classification = new Classification(handlers, settings.legacy());
        return PredictionAPI.getDescriptor().getServices().stream()
                .map(service -> ComponentServices.service(
                        service,
                        path -> components.unary(
                                path,
                                Right.PREDICT,
                                Marshallers.generated(ClassificationRequest.parser()),
                                ProtoUtils.marshaller(ClassificationReply.getDefaultInstance()),
                                components.method((component, request, caller) ->
                                        classified(classification, component, request.get(), caller)))))
                .toList();
    }

    private ClassificationReply classified(
            Classification classification, Microservice component, ClassificationRequest request, GrpcCaller caller) {
        CallLog logged = log.component(component.name(), NAME).call(caller, Meta.EMPTY);
        logged.request(() -> body(request));
        ClassificationReply reply = component.pinned(model -> classification.reply(request, model, caller));
        logged.response(() -> body(reply));
        return reply;
    }

    private static Body body(MessageLite message) {
        return new Body(Body.PROTOBUF, message.getSerializedSize(), () -> Body.Made.of(message.toByteArray()));
    }
}
