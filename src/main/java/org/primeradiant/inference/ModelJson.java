package org.primeradiant.inference;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.primeradiant.inference.ServedModel.Metadata;
import org.primeradiant.inference.ServedModel.Statistics;
import org.primeradiant.inference.ServedModel.TensorMetadata;

/** What REST answers of a model; configuration and statistics in Triton's form. */
final class ModelJson {
    private static final int MAX_BATCH = 0;

    private ModelJson() {}

    static JsonObjectBuilder metadata(ServedModel model) {
        Metadata metadata = model.metadata();
        JsonArrayBuilder inputs = Json.createArrayBuilder();
        metadata.inputs().forEach(each -> inputs.add(tensor(each)));
        JsonArrayBuilder outputs = Json.createArrayBuilder();
        metadata.outputs().forEach(each -> outputs.add(tensor(each)));
        return Json.createObjectBuilder()
                .add("name", metadata.name())
                .add("versions", Json.createArrayBuilder(metadata.versions()))
                .add("platform", metadata.platform())
                .add("inputs", inputs)
                .add("outputs", outputs);
    }

    private static JsonObjectBuilder tensor(TensorMetadata tensor) {
        return Json.createObjectBuilder()
                .add("name", tensor.name())
                .add("datatype", tensor.datatype())
                .add("shape", Json.createArrayBuilder(tensor.shape()));
    }

    /** Batches are the shapes' own first dimension, so the greatest batch is 0, as Triton says it. */
    static JsonObjectBuilder configuration(ServedModel model) {
        Metadata metadata = model.metadata();
        return Json.createObjectBuilder()
                .add("name", metadata.name())
                .add("platform", metadata.platform())
                .add("backend", ServerMetadata.NAME)
                .add("max_batch_size", MAX_BATCH)
                .add("input", configured(metadata.inputs()))
                .add("output", configured(metadata.outputs()));
    }

    private static JsonArrayBuilder configured(List<TensorMetadata> tensors) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        tensors.forEach(tensor -> list.add(Json.createObjectBuilder()
                .add("name", tensor.name())
                .add("data_type", "TYPE_" + (tensor.datatype().equals("BYTES") ? "STRING" : tensor.datatype()))
                .add("dims", Json.createArrayBuilder(tensor.shape()))));
        return list;
    }

    static JsonObjectBuilder statistics(ServedModel model) {
        Statistics counts = model.statistics();
        return Json.createObjectBuilder()
                .add("name", model.name())
                .add("version", model.version())
                .add("last_inference", counts.lastMillis())
                .add("inference_count", counts.rows())
                .add("execution_count", counts.succeeded())
                .add(
                        "inference_stats",
                        Json.createObjectBuilder()
                                .add("success", durations(counts.succeeded(), counts.succeededNanos()))
                                .add("fail", durations(counts.failed(), counts.failedNanos()))
                                .add("queue", durations(counts.succeeded(), 0))
                                .add("compute_input", durations(counts.succeeded(), 0))
                                .add("compute_infer", durations(counts.succeeded(), counts.succeededNanos()))
                                .add("compute_output", durations(counts.succeeded(), 0))
                                .add("cache_hit", durations(0, 0))
                                .add("cache_miss", durations(0, 0)))
                .add("batch_stats", Json.createArrayBuilder());
    }

    private static JsonObjectBuilder durations(long count, long nanos) {
        return Json.createObjectBuilder().add("count", count).add("ns", nanos);
    }
}
