package org.primeradiant.goldens;

import com.google.protobuf.ByteString;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Replays the cases of one deployment. Loads or unloads the model that a case names first, if the recorded answer tells
 * that it was ready or not, because a recording may lack the request that did so.
 */
final class OipPlayer implements Player<OipCase, OipAnswer> {
    private static final Set<String> LOADS = Set.of("load", "unload", "RepositoryModelLoad", "RepositoryModelUnload");

    private final Doors doors;
    private final Set<String> unloaded = new HashSet<>();

    /** Creates the player and unloads the server's models that were never ready. */
    OipPlayer(Stage<OipCase> stage, Doors doors) {
        this.doors = doors;
        OipToys.neverReady(stage.cases().get(0).server()).forEach(this::unload);
    }

    @Override
    public OipAnswer play(OipCase recorded) {
        String model = recorded.model();
        if (OipToys.has(recorded.server(), model)) {
            prepare(recorded, model);
        }
        if (recorded.isIndex()) {
            OipIndex.lines(recorded.answer()).stream()
                    .filter(OipIndex::isReady)
                    .map(OipIndex::name)
                    .filter(unloaded::contains)
                    .forEach(this::load);
        }
        return recorded.isRest() ? rest(recorded) : grpc(recorded);
    }

    private void prepare(OipCase recorded, String model) {
        if (LOADS.contains(recorded.operation())) {
            if (recorded.isSuccess()
                    && recorded.operation().toLowerCase(Locale.ROOT).endsWith("unload")) {
                unloaded.add(model);
            } else {
                unloaded.remove(model);
            }
        } else if (recorded.isUnready() && !unloaded.contains(model)) {
            unload(model);
        } else if (!recorded.isUnready() && unloaded.contains(model) && !OipToys.isNeverReady(model)) {
            load(model);
        }
    }

    private void load(String model) {
        repository(model, "load");
        unloaded.remove(model);
    }

    private void unload(String model) {
        repository(model, "unload");
        unloaded.add(model);
    }

    private void repository(String model, String action) {
        OipAnswer answer = doors.binary("POST", "/v2/repository/models/" + model + "/" + action, Map.of(), new byte[0]);
        if (!answer.isSuccess()) {
            throw new IllegalStateException("cannot " + action + " " + model + ": " + answer);
        }
    }

    private OipAnswer rest(OipCase recorded) {
        return doors.binary(
                recorded.method(),
                recorded.path(),
                recorded.headers(),
                recorded.bodies().get(0).toByteArray());
    }

    private OipAnswer grpc(OipCase recorded) {
        List<byte[]> requests =
                recorded.bodies().stream().map(ByteString::toByteArray).toList();
        if (recorded.isStream()) {
            return doors.stream(recorded.path(), requests, OipTypes.answer(recorded.path()), recorded.headers());
        }
        Answer answer =
                doors.grpc(recorded.path(), requests.get(0), OipTypes.answer(recorded.path()), recorded.headers());
        return OipAnswer.grpc(
                answer.status(), answer.body(), answer.status().equals("OK") ? List.of(answer.message()) : List.of());
    }
}
