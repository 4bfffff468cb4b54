package org.primeradiant.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Reads one step in the file, checking it against the columns it is given. */
final class StepReader {
    private static final List<String> TYPES =
            List.of("include", "exclude", "missing", "standardise", "min-max", "one-hot");

    private final JsonNode step;
    private final Table table;

    StepReader(JsonNode step, Table table) {
        this.step = step;
        this.table = table;
    }

    /**
     * Reads the step.
     *
     * @throws BadFileException if it is invalid or does not fit the columns
     */
    Step read() {
        step.checkFields("type", "columns");
        String type = step.field("type").choice(TYPES, word -> word);
        return switch (type) {
            case "include" -> new Include(names());
            case "exclude" -> new Exclude(names());
            case "missing" -> new FillMissing(columns(StepReader::fill));
            case "standardise" -> new Standardise(columns(StepReader::scale));
            case "min-max" -> new MinMax(columns(StepReader::range));
            case "one-hot" -> new OneHot(columns(StepReader::encoding));
            default -> throw new IllegalStateException("no such step: " + type);
        };
    }

    private List<String> names() {
        JsonNode columns = step.field("columns");
        List<String> names = columns.words();
        columns.list().forEach(this::column);
        return names;
    }

    private <P> Map<String, P> columns(BiFunction<JsonNode, Column, P> parameter) {
        Map<String, P> columns = new LinkedHashMap<>();
        for (JsonNode element : step.field("columns").list()) {
            JsonNode name = element.field("name");
            if (columns.put(name.word(), parameter.apply(element, column(name))) != null) {
                throw name.wrong("must not appear twice: '" + name.text() + "'");
            }
        }
        return columns;
    }

    private Column column(JsonNode name) {
        return table.find(name.word())
                .orElseThrow(() -> name.wrong("must be the name of an existing column: "
                        + String.join(", ", table.names()) + "; got '" + name.text() + "'"));
    }

    private static FillMissing.Fill fill(JsonNode node, Column column) {
        node.checkFields("name", "strategy", "value");
        JsonNode word = node.field("strategy");
        FillMissing.Strategy strategy = word.choice(List.of(FillMissing.Strategy.values()), FillMissing.Strategy::word);
        if (!strategy.fits(column.kind())) {
            throw word.wrong("must be most-frequent or constant for a category, got '" + word.text() + "'");
        }
        JsonNode value = node.field("value");
        return switch (column.kind()) {
            case NUMBER -> new FillMissing.FillNumber(strategy, value.number());
            case CATEGORY -> new FillMissing.FillText(strategy, category(value));
        };
    }

    private static Standardise.Scale scale(JsonNode node, Column column) {
        node.checkFields("name", "mean", "deviation");
        expect(Kind.NUMBER, node, column);
        double deviation = node.field("deviation").number();
        if (deviation <= 0) {
            throw node.field("deviation").wrong("must be above 0, got " + deviation);
        }
        return new Standardise.Scale(node.field("mean").number(), deviation);
    }

    private static MinMax.Range range(JsonNode node, Column column) {
        node.checkFields("name", "minimum", "maximum");
        expect(Kind.NUMBER, node, column);
        double minimum = node.field("minimum").number();
        double maximum = node.field("maximum").number();
        if (maximum <= minimum) {
            throw node.field("maximum").wrong("must be above the minimum of " + minimum + ", got " + maximum);
        }
        return new MinMax.Range(minimum, maximum);
    }

    private static Encoding encoding(JsonNode node, Column column) {
        node.checkFields("name", "categories", "unknown");
        expect(Kind.CATEGORY, node, column);
        JsonNode categories = node.field("categories");
        categories.list().forEach(StepReader::category);
        return new Encoding(
                categories.words(),
                node.field("unknown").choice(List.of(Encoding.Unknown.values()), Encoding.Unknown::toString));
    }

    private static String category(JsonNode node) {
        if (CellText.isMissing(node.word())) {
            throw node.wrong("must not be '" + node.text() + "', which stands for a missing value");
        }
        return node.text();
    }

    private static void expect(Kind kind, JsonNode node, Column column) {
        if (column.kind() != kind) {
            throw node.field("name")
                    .wrong("must be a column of type " + kind.word() + ", '" + column.name() + "' is of type "
                            + column.kind().word());
        }
    }
}
