package org.primeradiant.http;

import jakarta.ws.rs.core.MediaType;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.ZipException;
import org.primeradiant.admission.Budget;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.compression.Coding;

/**
 * Finds the JSON of a request, up to a size limit. Looks in the same order as Seldon's wrapper: a multipart form, the
 * field {@code json} of a form, the query parameter {@code json}, the body.
 */
public final class RequestBody {
    /** Largest buffer allocated on the announced length alone, in bytes. */
    private static final int UNSEEN = 64 << 10;

    private static final int FIRST_CHUNK = 8192;
    private static final int GROWTH = 4;
    /** Bytes charged for each byte of a multipart form, for its copy as JSON with files in base64. */
    private static final int FORM_AS_JSON = 3;

    private RequestBody() {}

    /**
     * The JSON of a request.
     *
     * @param json the JSON, not yet parsed
     * @param hasClient whether the query or form has a {@code client}
     */
    public record Found(byte[] json, boolean hasClient) {}

    /**
     * Finds the JSON, reading the body as far as needed.
     *
     * @param limit largest body, in bytes
     * @throws SeldonException {@link Reason#BAD_DATA} if there is none or the form is malformed; otherwise as
     *     {@link #bytes}
     */
    public static Found find(RestRequest request, int limit) {
        return find(request, false, () -> bytes(request, limit));
    }

    /** Finds the JSON of a request of seldon-server, whose microservices read the query before a form. */
    public static Found findQueryFirst(RestRequest request, int limit) {
        return find(request, true, () -> bytes(request, limit));
    }

    /**
     * The bytes of a request that is not decoded: those of the field {@code json}, in the order of {@link #find}, or
     * else the body, whatever its media type. A multipart form without that field becomes a JSON object.
     *
     * @param limit largest body, in bytes
     * @throws SeldonException {@link Reason#BAD_DATA} if the form is malformed; otherwise as {@link #bytes}
     */
    public static byte[] undecoded(RestRequest request, int limit) {
        MediaType type = request.mediaType();
        if (isMultipart(type)) {
            byte[] form = bytes(request, limit);
            request.budget().take((long) FORM_AS_JSON * form.length);
            List<Part> parts = Multipart.parts(form, boundary(type));
            return parts.stream()
                    .filter(part -> part.name().equals("json"))
                    .findFirst()
                    .map(part -> Arrays.copyOfRange(form, part.start(), part.end()))
                    .orElseGet(() -> MultipartJson.of(form, parts));
        }
        RequestFields fields = fields(request, limit);
        return json(fields, fields.has("client"), request.budget())
                .orElseGet(() -> isForm(type) ? fields.form() : bytes(request, limit));
    }

    /**
     * Finds the JSON of a request whose body has been read.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if there is none or the form is malformed, or whatever the budget
     *     throws
     */
    public static Found find(RestRequest request, byte[] body) {
        return find(request, false, () -> body);
    }

    /** Reads the body at most once, and not at all if its media type rules it out. */
    private static Found find(RestRequest request, boolean queryFirst, Supplier<byte[]> body) {
        MediaType type = request.mediaType();
        if (isMultipart(type)) {
            byte[] form = body.get();
            request.budget().take((long) FORM_AS_JSON * form.length);
            return new Found(MultipartJson.of(form, Multipart.parts(form, boundary(type))), false);
        }
        RequestFields fields = fields(request, type, body);
        boolean hasClient = fields.has("client");
        Optional<byte[]> json = json(fields, queryFirst || hasClient, request.budget());
        if (json.isPresent()) {
            return new Found(json.get(), hasClient);
        }
        checkJson(type);
        return new Found(body.get(), hasClient);
    }

    /** Seldon's wrapper reads a form before the query. A {@code client} marks a request of seldon-server. */
    private static Optional<byte[]> json(RequestFields fields, boolean queryFirst, Budget budget) {
        budget.take((long) fields.query().length + fields.form().length); // for the decoded copy
        return queryFirst ? fields.queryFirst("json") : fields.formFirst("json");
    }

    /**
     * The fields of query and form. Reads the body only if it is a URL-encoded form.
     *
     * @param limit largest body, in bytes
     * @throws SeldonException as {@link #bytes}
     */
    public static RequestFields fields(RestRequest request, int limit) {
        return fields(request, request.mediaType(), () -> bytes(request, limit));
    }

    private static RequestFields fields(RestRequest request, MediaType type, Supplier<byte[]> body) {
        boolean form = isForm(type);
        if (request.query().isEmpty() && !form) {
            return RequestFields.NONE;
        }
        return new RequestFields(
                request.query().getBytes(StandardCharsets.ISO_8859_1), form ? body.get() : new byte[0]);
    }

    private static boolean isMultipart(MediaType type) {
        return is(type, "multipart", "form-data");
    }

    private static boolean isForm(MediaType type) {
        return is(type, "application", "x-www-form-urlencoded");
    }

    private static boolean is(MediaType type, String main, String sub) {
        return type.getType().equalsIgnoreCase(main) && type.getSubtype().equalsIgnoreCase(sub);
    }

    private static String boundary(MediaType type) {
        String boundary = type.getParameters().getOrDefault("boundary", "");
        if (boundary.isEmpty()) {
            throw new SeldonException(Reason.BAD_DATA, "the Content-Type multipart/form-data has no boundary");
        }
        return boundary;
    }

    private static void checkJson(MediaType type) {
        boolean json = type.getType().equalsIgnoreCase("application") && isJson(type.getSubtype());
        if (!json) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    "no JSON found: send it as application/json, or in the field json of a form or query; got "
                            + (type == RestRequest.NO_TYPE ? "no type" : type));
        }
    }

    private static boolean isJson(String subtype) {
        return subtype.equalsIgnoreCase("json")
                || subtype.toLowerCase(Locale.ROOT).endsWith("+json");
    }

    /**
     * Reads the body, whatever its media type, and unpacks it if it has a {@code Content-Encoding}.
     *
     * @param limit largest body, as received and unpacked, in bytes
     * @throws SeldonException {@link Reason#TOO_LARGE} if it exceeds the limit, {@link Reason#BAD_DATA} if it ends
     *     early or cannot be unpacked, {@link Reason#UNSUPPORTED_ENCODING} if its encoding is unknown,
     *     {@link Reason#REQUEST_TIMEOUT} if it arrives too slowly, or whatever the budget throws
     */
    public static byte[] bytes(RestRequest request, int limit) {
        long announced = request.announcedLength();
        if (announced > limit) {
            throw tooLarge("body", limit);
        }
        List<Coding> codings = announced == 0 ? List.of() : request.codings();
        Budget budget = request.budget();
        budget.bodyBegins();
        try {
            byte[] bytes = codings.isEmpty()
                    ? read(request.body(), announced, limit, budget)
                    : unpack(new ArrivingBody(request, limit), codings, limit, budget);
            budget.bodyEnds();
            return bytes;
        } catch (ZipException e) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    "the body does not match its Content-Encoding, " + request.encoding() + ": " + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw budget.isOver() ? Budget.tooSlow(e) : unreadable(e);
        }
    }

    private static byte[] read(InputStream body, long announced, int limit, Budget budget) throws IOException {
        return announced >= 0 ? readAnnounced(body, (int) announced, budget) : gather(body, true, limit, budget);
    }

    /** Unpacks a body while it arrives, so that its packed form is never in memory as a whole. */
    private static byte[] unpack(InputStream arriving, List<Coding> codings, int limit, Budget budget)
            throws IOException {
        budget.take((long) codings.size() * Coding.BUFFER);
        try (InputStream unpacking = Coding.unpacking(arriving, codings, length -> checkUnpacked(length, limit))) {
            return gather(unpacking, false, limit, budget);
        }
    }

    private static void checkUnpacked(long length, int limit) {
        if (length > limit) {
            throw tooLarge("unpacked body", limit);
        }
    }

    /** Charges the announced length to the budget at once, but allocates memory only as bytes arrive. */
    private static byte[] readAnnounced(InputStream body, int announced, Budget budget) throws IOException {
        budget.take(announced);
        byte[] bytes = new byte[Math.min(announced, UNSEEN)];
        int length = 0;
        while (length < announced) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min((long) GROWTH * length, announced));
            }
            int read = body.read(bytes, length, bytes.length - length);
            if (read < 0) {
                throw new EOFException("the body ends before its announced length");
            }
            length += read;
            budget.bodyCame(read);
        }
        return bytes;
    }

    /**
     * Reads a body whose length is not known; the buffer grows as bytes come.
     *
     * @param arrives whether the bytes are read as they arrive, rather than unpacked
     */
    private static byte[] gather(InputStream body, boolean arrives, int limit, Budget budget) throws IOException {
        byte[] bytes = new byte[Math.min(FIRST_CHUNK, limit + 1)];
        budget.take(bytes.length);
        int length = 0;
        for (int read = 0; read >= 0; read = body.read(bytes, length, bytes.length - length)) {
            length += read;
            budget.bodyCame(arrives ? read : 0);
            if (length > limit) {
                throw tooLarge("body", limit);
            }
            if (length == bytes.length) {
                int larger = (int) Math.min(2L * length, limit + 1L);
                budget.take(larger);
                bytes = Arrays.copyOf(bytes, larger);
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    /** The failure of a body that is larger than {@code RADIANT_MAX_REQUEST_SIZE}. */
    static SeldonException tooLarge(String what, int limit) {
        return new SeldonException(
                Reason.TOO_LARGE,
                "the " + what + " is larger than " + limit + " bytes, the limit set by RADIANT_MAX_REQUEST_SIZE");
    }

    /**
     * Distinguishes the server's own size limit from a broken connection. There is no API for that, only the
     * exception's name.
     */
    private static SeldonException unreadable(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String name = cause.getClass().getSimpleName();
            if (name.contains("TooBig") || name.contains("TooLarge")) {
                return new SeldonException(
                        Reason.TOO_LARGE,
                        "the body is larger than the server's own limit, which server-config raises",
                        failure);
            }
        }
        return new SeldonException(Reason.BAD_DATA, "the body could not be read completely", failure);
    }
}
