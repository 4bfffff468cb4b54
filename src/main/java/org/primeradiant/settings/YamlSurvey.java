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
 * Counts the levels and values of a YAML text while it is parsed, before anything is built of it that could exhaust the
 * stack or the heap. Not thread-safe.
 */
final class YamlSurvey {
    private final String source;
    private final Map<Anchor, Part> anchored = new HashMap<>();
    private final Deque<Part> open = new ArrayDeque<>();
    private long values;

    /** A list, an object, or a scalar with an anchor. */
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
     * Takes the next event.
     *
     * @throws IllegalArgumentException if a limit is exceeded, naming it and the place
     */
    void add(Event event) {
        switch (event.getEventId()) {
            case DocumentStart -> anchored.clear();
            case Scalar -> begin((NodeEvent) event, 0).complete(values);
            case SequenceStart, MappingStart -> open.push(begin((NodeEvent) event, 1));
            case SequenceEnd, MappingEnd -> end();
            case Alias -> repeat((AliasEvent) event);
            default -> {
                // the stream, the end of a document, and comments have no values
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
            return; // the loader says that there is no such anchor
        }
        if (!part.complete) {
            throw refused(alias, "*" + alias.getAlias() + " stands within what it repeats, which would never end");
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
                    event, "it has more than " + Limits.YAML_VALUES + " values, those that aliases repeat included");
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
