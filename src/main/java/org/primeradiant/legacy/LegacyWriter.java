package org.primeradiant.legacy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.primeradiant.api.Data;
import org.primeradiant.api.Json;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Prediction;
import org.primeradiant.api.ScoredItem;
import org.primeradiant.api.Tensors;
import org.primeradiant.api.Text;
import org.primeradiant.codec.TensorJsonWriter;
import org.primeradiant.json.JsonOutput;
import org.primeradiant.json.JsonTreeWriter;

/**
 * Writes the REST bodies of the older seldon-server, whose reader rejects unknown members. Neither flushes nor closes
 * the stream. Thread-safe.
 */
final class LegacyWriter {
    private LegacyWriter() {}

    /** Writes recommendations. */
    public static void writeRecommended(List<ScoredItem> items, OutputStream out) throws IOException {
        JsonOutput output = new JsonOutput(out);
        output.raw("{\"recommended\":[");
        for (int i = 0; i < items.size(); i++) {
            output.raw(i == 0 ? "{\"item\":" : ",{\"item\":");
            output.number(items.get(i).item());
            output.raw(",\"score\":");
            output.number(items.get(i).score());
            output.mark('}');
        }
        output.raw("]}");
        output.flush();
    }

    /** Writes predictions as seldon-server's documentation shows them. */
    public static void writePredictions(List<Prediction> predictions, OutputStream out) throws IOException {
        JsonOutput output = new JsonOutput(out);
        predictions(predictions, "score", "classId", output);
        output.mark('}');
        output.flush();
    }

    /** Writes predictions as seldon-server reads them; it mixes up its own fields unless the model has a name. */
    public static void writePredictions(List<Prediction> predictions, String modelName, OutputStream out)
            throws IOException {
        JsonOutput output = new JsonOutput(out);
        predictions(predictions, "prediction", "predictedClass", output);
        output.raw(",\"meta\":{\"modelName\":");
        output.string(modelName);
        output.raw("}}");
        output.flush();
    }

    /**
     * Writes a payload as a JSON value; a tensor becomes nested lists, as do tensors by name that make a table. Other
     * tensors become an object of nested lists.
     *
     * @throws IllegalArgumentException if it is neither a tensor, tensors by name, JSON nor text; nothing has been
     *     written then
     */
    public static void writeValue(Payload payload, OutputStream out) throws IOException {
        JsonOutput output = new JsonOutput(out);
        switch (payload.type()) {
            case JSON -> JsonTreeWriter.write(((Json) payload).value(), output);
            case TEXT -> output.string(((Text) payload).value());
            case DATA -> TensorJsonWriter.nested(((Data) payload).tensor(), output);
            case TENSORS -> tensors((Tensors) payload, output);
            case BYTES, CUSTOM, NONE -> throw new IllegalArgumentException(payload.kind() + " is not a JSON value");
        }
        output.flush();
    }

    private static void tensors(Tensors tensors, JsonOutput output) throws IOException {
        Optional<Data> table = tensors.asData();
        if (table.isPresent()) {
            TensorJsonWriter.nested(table.get().tensor(), output);
        } else {
            TensorJsonWriter.object(tensors, output);
        }
    }

    private static void predictions(List<Prediction> predictions, String score, String classId, JsonOutput output)
            throws IOException {
        output.raw("{\"predictions\":[");
        for (int i = 0; i < predictions.size(); i++) {
            Prediction prediction = predictions.get(i);
            output.raw(i == 0 ? "{" : ",{");
            output.name(score);
            output.number(prediction.score());
            output.mark(',');
            output.name(classId);
            output.string(prediction.classId());
            output.raw(",\"confidence\":");
            output.number(prediction.confidence());
            output.mark('}');
        }
        output.mark(']');
    }
}
