package org.primeradiant.microservice;

import java.util.List;
import java.util.Set;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.settings.UnitSettings;

/**
 * Completes a component's metadata: {@code MODEL_METADATA} overrides its own, and the image provides name and version
 * if neither does.
 */
final class Description {
    private static final Set<String> ARRAYS = Set.of("tensor", "ndarray", "tftensor");
    private static final Set<String> WITHOUT_SCHEMA = Set.of("strData", "binData");
    private static final Set<String> ARRAY_SCHEMA = Set.of("names", "shape");
    private static final Set<String> DATATYPES = Set.of(
            "BOOL", "UINT8", "UINT16", "UINT32", "UINT64", "INT8", "INT16", "INT32", "INT64", "FP16", "FP32", "FP64",
            "BYTES", "BF16");

    private final UnitSettings unit;

    Description(UnitSettings unit) {
        this.unit = unit;
    }

    /**
     * Completes the component's own metadata.
     *
     * @throws SeldonException {@link Reason#BAD_METADATA} if Seldon's clients would not accept the result
     */
    ModelMetadata of(ModelMetadata own) {
        ModelMetadata merged = MetadataText.merge(own, unit.metadata());
        merged.inputs().forEach(Description::check);
        merged.outputs().forEach(Description::check);
        return new ModelMetadata(
                merged.name().isEmpty() ? unit.imageName() : merged.name(),
                merged.versions().isEmpty() && !unit.image().isEmpty()
                        ? List.of(unit.imageVersion())
                        : merged.versions(),
                merged.platform(),
                merged.inputs(),
                merged.outputs(),
                merged.custom());
    }

    private static void check(MessageMetadata item) {
        boolean seldon = !item.messagetype().isEmpty();
        boolean v2 = !item.name().isEmpty()
                || !item.datatype().isEmpty()
                || !item.shape().isEmpty();
        if (seldon == v2) {
            throw bad("an input or output must have either a messagetype or name, datatype and shape");
        }
        if (v2 && !DATATYPES.contains(item.datatype())) {
            throw bad("a datatype must be one of " + DATATYPES + ", got '" + item.datatype() + "'");
        }
        if (ARRAYS.contains(item.messagetype())
                && !ARRAY_SCHEMA.containsAll(item.schema().keySet())) {
            throw bad("the schema of a " + item.messagetype() + " may have only names and shape, got "
                    + item.schema().keySet());
        }
        if (WITHOUT_SCHEMA.contains(item.messagetype()) && !item.schema().isEmpty()) {
            throw bad(item.messagetype() + " cannot have a schema");
        }
    }

    static SeldonException bad(String text) {
        return new SeldonException(Reason.BAD_METADATA, "the model's metadata is invalid: " + text);
    }
}
