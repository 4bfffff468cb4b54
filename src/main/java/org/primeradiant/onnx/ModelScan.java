package org.primeradiant.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.primeradiant.models.BadModelException;

/**
 * What has to be known of a file before the library opens it: where it keeps its external data, and how it calls its
 * classes. Reads the protobuf as a stream and keeps nothing else, whatever the file claims.
 *
 * <p>Source: {@code onnx.proto} of ONNX 1.20; the numbers are those of its fields.
 */
final class ModelScan {
    /** Deepest nesting of graphs in attributes of nodes, such as the branches of {@code If}. */
    private static final int DEEPEST = 32;

    private static final int MOST_LOCATIONS = 10_000;
    private static final int LONGEST_TEXT = 4096;
    private static final String TOO_LONG = "\0";

    private final String file;
    private final CodedInputStream in;
    private final Set<String> locations = new LinkedHashSet<>();
    private final ClassLabels labels = new ClassLabels();

    private ModelScan(String file, CodedInputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * What a scan has found.
     *
     * @param locations the paths of external data, relative to the file's folder
     * @param mapKeys the keys of the maps that a ZipMap makes, in order; empty without one
     * @param classes the classes of the model's classifiers, in order; empty if they have none or differ
     */
    record Found(Set<String> locations, List<String> mapKeys, List<String> classes) {
        Found {
            locations = Set.copyOf(locations);
            mapKeys = List.copyOf(mapKeys);
            classes = List.copyOf(classes);
        }
    }

    /**
     * Scans a file.
     *
     * @throws BadModelException if it is not a protobuf of a model
     */
    static Found of(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            ModelScan scan = new ModelScan(file.getFileName().toString(), CodedInputStream.newInstance(bytes));
            if (!scan.model()) {
                throw scan.bad("is not an ONNX model: it has no graph");
            }
            return new Found(scan.locations, scan.labels.mapKeys(), scan.labels.classes());
        } catch (InvalidProtocolBufferException e) {
            throw new BadModelException(file.getFileName() + ": is not an ONNX model, or is damaged", e);
        }
    }

    private BadModelException bad(String what) {
        return new BadModelException(file + ": " + what);
    }

    /** Reads the fields of a message up to its end. */
    private interface Field {
        /** Reads the field and returns true, or returns false to have it skipped. */
        boolean read(int number) throws IOException;
    }

    private void message(Field field) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        fields(field);
        in.checkLastTagWas(0);
        in.popLimit(outer);
    }

    private void fields(Field field) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            boolean isDelimited = (tag & 7) == 2;
            if (!isDelimited || !field.read(tag >>> 3)) {
                in.skipField(tag);
            }
        }
    }

    private boolean model() throws IOException {
        boolean[] hasGraph = {false};
        fields(number -> {
            hasGraph[0] |= number == 7;
            return switch (number) {
                case 7 -> graph(0);
                case 20 -> read(training -> (training == 1 || training == 2) && graph(0));
                case 25 ->
                    read(function -> switch (function) {
                        case 7 -> node(0);
                        case 11 -> attribute(new ClassLabels.Attribute(), 0);
                        default -> false;
                    });
                default -> false;
            };
        });
        return hasGraph[0];
    }

    private boolean read(Field field) throws IOException {
        message(field);
        return true;
    }

    private boolean graph(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw bad("graphs are nested deeper than " + DEEPEST);
        }
        return read(number -> switch (number) {
            case 1 -> node(depth);
            case 5 -> tensor();
            case 15 -> sparse();
            default -> false;
        });
    }

    private boolean node(int depth) throws IOException {
        ClassLabels.Node node = new ClassLabels.Node();
        message(number -> switch (number) {
            case 4 -> node.operator(text());
            case 5 -> attribute(node.attribute(), depth);
            default -> false;
        });
        labels.add(node);
        return true;
    }

    private boolean attribute(ClassLabels.Attribute attribute, int depth) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            boolean isRead = switch (tag) {
                case 1 << 3 | 2 -> attribute.name(text());
                case 5 << 3 | 2, 10 << 3 | 2 -> tensor();
                case 6 << 3 | 2, 11 << 3 | 2 -> graph(depth + 1);
                case 22 << 3 | 2, 23 << 3 | 2 -> sparse();
                case 8 << 3 -> attribute.label(in.readInt64());
                case 8 << 3 | 2 -> attribute.takesLabels() && packed(attribute);
                case 9 << 3 | 2 -> attribute.takesLabels() && attribute.label(text());
                default -> false;
            };
            if (!isRead) {
                in.skipField(tag);
            }
        }
        in.popLimit(outer);
        return true;
    }

    private boolean packed(ClassLabels.Attribute attribute) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        while (!in.isAtEnd()) {
            attribute.label(in.readInt64());
        }
        in.popLimit(outer);
        return true;
    }

    private boolean sparse() throws IOException {
        return read(number -> (number == 1 || number == 2) && tensor());
    }

    private boolean tensor() throws IOException {
        return read(number -> number == 13 && external());
    }

    /** Key and value may come in any order, and more than once, of which the last counts: all are checked. */
    private boolean external() throws IOException {
        boolean[] isLocation = {false};
        Set<String> values = new LinkedHashSet<>();
        message(number -> switch (number) {
            case 1 -> {
                isLocation[0] |= text().equals("location");
                yield true;
            }
            case 2 -> addLocation(values, text());
            default -> false;
        });
        if (isLocation[0]) {
            for (String value : values) {
                addLocation(locations, value);
            }
        }
        return true;
    }

    private boolean addLocation(Set<String> target, String location) {
        target.add(location);
        if (target.size() > MOST_LOCATIONS) {
            throw bad("has more than " + MOST_LOCATIONS + " files of external data");
        }
        return true;
    }

    /** A name or path. A longer one is replaced by one that no file can have. */
    private String text() throws IOException {
        int size = in.readRawVarint32();
        if (size <= LONGEST_TEXT) {
            return new String(in.readRawBytes(size), StandardCharsets.UTF_8);
        }
        in.skipRawBytes(size);
        return TOO_LONG;
    }
}
