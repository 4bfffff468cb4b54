package org.primeradiant.train;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonWriter;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.primeradiant.pipeline.BadFileException;
import org.primeradiant.state.Blob;
import org.primeradiant.state.Change;
import org.primeradiant.state.ChangeKey;
import org.primeradiant.state.StateException;
import org.primeradiant.state.StateName;
import org.primeradiant.state.StateStore;
import org.primeradiant.state.Sums;

/** The sums and blobs of a store as JSON, one object for each name, in the order of nodes and names. */
final class StateFile {
    private static final int VERSION = 1;
    private static final JsonWriterFactory WRITERS =
            Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    private StateFile() {}

    /** Writes everything that a store has learned; returns the number of names. */
    static int write(StateStore store, Path file) throws IOException, StateException {
        Map<String, JsonObject> entries = new TreeMap<>();
        store.totals().forEach((name, total) -> entries.put(order(name, "sums"), sums(name, total)));
        store.blobs().forEach((name, blob) -> entries.put(order(name, "bytes"), bytes(name, blob)));
        JsonArrayBuilder all = Json.createArrayBuilder();
        entries.values().forEach(all::add);
        JsonObject document = Json.createObjectBuilder()
                .add("version", VERSION)
                .add("state", all)
                .build();
        try (JsonWriter writer = WRITERS.createWriter(Files.newBufferedWriter(file))) {
            writer.write(document);
        }
        return entries.size();
    }

    private static String order(StateName name, String kind) {
        return name.node() + '\0' + name.name() + '\0' + kind;
    }

    private static JsonObjectBuilder named(StateName name) {
        return Json.createObjectBuilder().add("node", name.node()).add("name", name.name());
    }

    private static JsonObject sums(StateName name, Sums total) {
        JsonArrayBuilder counts = Json.createArrayBuilder();
        for (int i = 0; i < total.counts(); i++) {
            counts.add(total.count(i));
        }
        JsonArrayBuilder reals = Json.createArrayBuilder();
        for (int i = 0; i < total.reals(); i++) {
            reals.add(total.real(i));
        }
        return named(name).add("counts", counts).add("sums", reals).build();
    }

    private static JsonObject bytes(StateName name, Blob blob) {
        return named(name)
                .add("bytes", Base64.getEncoder().encodeToString(blob.bytes()))
                .build();
    }

    /**
     * Adds everything of a file to a store that has nothing yet; returns the number of names.
     *
     * @throws BadFileException if the file is invalid, or the store has state
     */
    static int read(Path file, StateStore store) throws IOException, StateException {
        if (!store.totals().isEmpty() || !store.blobs().isEmpty()) {
            throw new BadFileException(store.description() + " has state already; import into an empty one");
        }
        List<Change> changes = new ArrayList<>();
        String key = UUID.randomUUID().toString();
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            JsonObject document = reader.readObject();
            if (document.getInt("version", 0) != VERSION) {
                throw new BadFileException(file + " must have version " + VERSION);
            }
            for (JsonObject entry : array(document, "state").getValuesAs(JsonObject.class)) {
                changes.add(change(entry, new ChangeKey("", "import", key + "/" + changes.size())));
            }
        } catch (JsonException | ClassCastException | ArithmeticException | IllegalArgumentException e) {
            throw new BadFileException(file + " is not exported state: " + e.getMessage());
        }
        store.apply(changes);
        return changes.size();
    }

    private static JsonArray array(JsonObject object, String name) {
        if (!object.containsKey(name)) {
            throw new IllegalArgumentException("an object has no " + name);
        }
        return object.getJsonArray(name);
    }

    private static Change change(JsonObject entry, ChangeKey key) {
        StateName name = new StateName(entry.getString("node", ""), entry.getString("name", ""));
        if (entry.containsKey("bytes")) {
            byte[] bytes = Base64.getDecoder().decode(entry.getString("bytes"));
            return new Change(key, Instant.now(), Map.of(), Map.of(name, Blob.of(bytes)));
        }
        JsonArray counts = array(entry, "counts");
        JsonArray reals = array(entry, "sums");
        Sums total = Sums.of(
                counts.getValuesAs(JsonNumber.class).stream()
                        .mapToLong(JsonNumber::longValueExact)
                        .toArray(),
                reals.getValuesAs(JsonNumber.class).stream()
                        .mapToDouble(JsonNumber::doubleValue)
                        .toArray());
        return Change.of(key, Instant.now(), Map.of(name, total));
    }
}
