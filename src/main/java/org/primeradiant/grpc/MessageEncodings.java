package org.primeradiant.grpc;

import io.grpc.DecompressorRegistry;
import io.grpc.Metadata;
import java.util.Optional;

/** The encodings in which messages are read, those that gRPC registers by default. Source: "gRPC Compression". */
final class MessageEncodings {
    private static final DecompressorRegistry KNOWN = DecompressorRegistry.getDefaultInstance();
    private static final Metadata.Key<String> ENCODING =
            Metadata.Key.of("grpc-encoding", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> ACCEPTED =
            Metadata.Key.of("grpc-accept-encoding", Metadata.ASCII_STRING_MARSHALLER);

    private MessageEncodings() {}

    /** The encoding of a call's messages if it is unknown; empty if there is none. */
    static Optional<String> unknown(Metadata headers) {
        String encoding = headers.get(ENCODING);
        return encoding == null || KNOWN.lookupDecompressor(encoding) != null
                ? Optional.empty()
                : Optional.of(encoding);
    }

    /** Removes the encoding, so that gRPC does not itself refuse the call, without naming the known encodings. */
    static void remove(Metadata headers) {
        headers.removeAll(ENCODING);
    }

    /** The names of the known encodings. */
    static String names() {
        return String.join(", ", KNOWN.getAdvertisedMessageEncodings());
    }

    /** Trailers that name the known encodings. */
    static Metadata trailers() {
        Metadata trailers = new Metadata();
        trailers.put(ACCEPTED, String.join(",", KNOWN.getAdvertisedMessageEncodings()));
        return trailers;
    }
}
