package org.primeradiant.settings;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;

/**
 * Counts the levels and values of a YAML text while it is parsed, before anything is built from it that could exhaust
 * the stack or the heap. Not thread-safe.
 */
final class YamlSurvey {
    private final String source;
    private final Map<Anchor, Part> anchored = new HashMap<>();
    private final Deque<Part> open = new ArrayDeque<>();
    private long values;

    /** A list, an object or a scalar. */
    private static final class Part {
        private final long valuesBefore;
        private long values;
        private int levels;
        private boolean complete;

        Part(long valuesBefore) {
            this.valuesBefore = valuesBefore;
        }

        void contains(int levelsOfOne) {
            levels = Math.max(levels, 1 + levelsOfOne);
        }

        void complete(long valuesNow) {
            values = valuesNow - valuesBefore;
            complete = true;
        }
    }

    YamlSurvey(String source) {
        this.source = source;
    }

    /**
     * Processes the next event.
     *
     * @throws IllegalArgumentException if a limit is exceeded, or an alias refers to a node that contains it; the
     *     message names the problem and the position
     */
    void add(Event event) {
        switch (event.getEventId()) {
            case DocumentStart -> anchored.clear();
            case Scalar -> begin((NodeEvent) event, 0).complete(values);
            case SequenceStart, MappingStart -> open.push(begin((NodeEvent) event, 1));
            case SequenceEnd, MappingEnd -> end();
            case Alias -> repeat((AliasEvent) event);
            default -> {
                // stream events, document ends and comments have no values
            }
        }
    }

    private Part begin(NodeEvent event, int levels) {
        Part part = new Part(values);
        part.levels = levels;
        event.getAnchor().ifPresent(anchor -> anchored.put(anchor, part));
        count(event, 1, levels);
        return part;
    }

    private void end() {
        Part part = open.pop();
        part.complete(values);
        if (!open.isEmpty()) {
            open.peek().contains(part.levels);
        }
    }

    private void repeat(AliasEvent alias) {
        Part part = anchored.get(alias.getAlias());
        if (part == null) {
            return; // the loader reports the unknown anchor
        }
        if (!part.complete) {
            throw refused(alias, "*" + alias.getAlias() + " refers to a node that contains it");
        }
        count(alias, part.values, part.levels);
        if (!open.isEmpty()) {
            open.peek().contains(part.levels);
        }
    }

    private void count(Event event, long more, int levels) {
        if (open.size() + levels > Limits.YAML_DEPTH) {
            throw refused(event, "it is nested deeper than " + Limits.YAML_DEPTH + " levels");
        }
        values += more;
        if (values > Limits.YAML_VALUES) {
            throw refused(
                    event, "it has more than " + Limits.YAML_VALUES + " values, including those that aliases repeat");
        }
    }

    private IllegalArgumentException refused(Event event, String why) {
        String where = Optional.of(event)
                .flatMap(Event::getStartMark)
                .map(mark -> ", at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                .orElse("");
        return new IllegalArgumentException(source + " cannot be read: " + why + where);
    }
}
