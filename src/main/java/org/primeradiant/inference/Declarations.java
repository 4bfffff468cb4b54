package org.primeradiant.inference;

import java.util.List;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.oip.Datatype;
import org.primeradiant.oip.DeclaredInputs;
import org.primeradiant.oip.DeclaredTensor;

/**
 * What a component's metadata say of its tensors. Inputs and outputs that are declared as the protocol does bind both
 * sides; those that are described as Seldon does are only shown. Immutable.
 *
 * @param inputs the declared inputs
 * @param outputs the declared outputs
 * @param version the version that answers; empty if there is none
 */
record Declarations(DeclaredInputs inputs, List<DeclaredTensor> outputs, String version) {
    static final Declarations NONE = new Declarations(new DeclaredInputs(List.of()), List.of(), "");

    static Declarations of(ModelMetadata metadata) {
        List<String> versions = metadata.versions();
        return new Declarations(
                new DeclaredInputs(declared(metadata.inputs(), Descriptions.INPUT)),
                declared(metadata.outputs(), Descriptions.OUTPUT),
                versions.isEmpty() ? "" : versions.get(versions.size() - 1));
    }

    private static List<DeclaredTensor> declared(List<MessageMetadata> items, String side) {
        boolean areTensors = items.stream().allMatch(item -> item.messagetype().isEmpty());
        return areTensors
                ? Descriptions.shown(items, side).stream()
                        .map(item -> new DeclaredTensor(item.name(), Datatype.of(item.datatype()), item.shape()))
                        .toList()
                : List.of();
    }
}
