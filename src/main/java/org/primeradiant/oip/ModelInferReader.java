package org.primeradiant.oip;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.function.Supplier;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.HeapUse;
import org.primeradiant.protobuf.ProtoState;

/**
 * Reads {@code ModelInferRequest}s, elements straight into primitive arrays. Thread-safe.
 *
 * <p>Unknown fields are skipped, lists may be packed or not, and fields may come in any order, as protobuf demands. All
 * inputs or none must have raw contents; typed contents must be in the field for the tensor's datatype and in its
 * range. Elements must be as many as the shape says.
 */
public final class ModelInferReader {
    private ModelInferReader() {}

    /**
     * A request of a stream, which may be invalid.
     *
     * @param id the request's id, as far as it could be read
     * @param request throws {@link SeldonException} if it is invalid
     */
    public record Attempt(String id, Supplier<ModelInferRequest> request) {}

    /**
     * Reads a request up to the end of the stream, which must be over an array.
     *
     * @param length size of the message in bytes
     * @param allowance grants the heap memory for the message
     * @throws SeldonException {@link Reason#BAD_DATA} if the bytes are not a valid message or its contents do not make
     *     sense, or as thrown by the allowance
     * @throws IOException if the stream itself fails
     */
    public static ModelInferRequest read(CodedInputStream in, int length, Allowance allowance) throws IOException {
        return read(in, new ModelInferState(new HeapUse(allowance, length)));
    }

    /** Reads a request whose failure is answered with its id; see {@link #read}. */
    public static Attempt attempt(CodedInputStream in, int length, Allowance allowance) throws IOException {
        ModelInferState state = new ModelInferState(new HeapUse(allowance, length));
        try {
            ModelInferRequest request = read(in, state);
            return new Attempt(state.id(), () -> request);
        } catch (SeldonException e) {
            return new Attempt(state.id(), () -> {
                throw e;
            });
        }
    }

    private static ModelInferRequest read(CodedInputStream in, ModelInferState state) throws IOException {
        in.enableAliasing(true);
        try {
            ProtoState.read(in, state);
            return state.request();
        } catch (InvalidProtocolBufferException e) {
            throw new SeldonException(Reason.BAD_DATA, "not a valid protobuf message: " + e.getMessage(), e);
        }
    }
}
