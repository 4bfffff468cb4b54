package org.primeradiant.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The graph as the console shows it, parsed from its document. */
final class DrawnGraph {
    private final String document;
    private final Optional<Element> picture;

    private DrawnGraph(String document, Optional<Element> picture) {
        this.document = document;
        this.picture = picture;
    }

    /**
     * Parses the document.
     *
     * @param document the HTML as Chromium writes it; its picture must be well-formed XML
     */
    static DrawnGraph of(String document) {
        int start = document.indexOf("<svg role=\"group\"");
        if (start < 0) {
            return new DrawnGraph(document, Optional.empty());
        }
        String end = "</svg>";
        String xml = document.substring(start, document.indexOf(end, start) + end.length());
        try {
            return new DrawnGraph(
                    document,
                    Optional.of(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(xml)))
                            .getDocumentElement()));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("cannot parse " + xml, e);
        }
    }

    /**
     * A node.
     *
     * @param counts the counts by label
     * @param marks the CSS classes of its drawing: its kind, and {@code failing}
     */
    record Node(
            String type,
            String name,
            String what,
            Map<String, String> counts,
            Set<String> marks,
            String tooltip,
            Corner corner,
            boolean seenBefore) {}

    record Corner(double x, double y) {}

    /**
     * An edge to a node.
     *
     * @param share the label on the edge; empty if it has none
     */
    record Edge(String share, double thickness) {}

    /** Returns the text of the element with this id, which has no other elements in it. */
    String says(String id) {
        Matcher text = Pattern.compile(" id=\"" + id + "\"[^>]*>([^<]*)<").matcher(document);
        assertThat(text.find()).as(id).isTrue();
        return text.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** Returns the nodes, each before its children. */
    List<Node> nodes() {
        return descendants("g")
                .filter(group -> classes(group).contains("node"))
                .map(DrawnGraph::node)
                .toList();
    }

    Node node(String name) {
        return nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Node node(Element group) {
        Function<String, String> line = kind -> texts(group, kind).get(0);
        String[] corner = group.getAttribute("transform").split("[( )]");
        return new Node(
                line.apply("type"),
                line.apply("name"),
                line.apply("what"),
                counts(texts(group, "label"), texts(group, "value")),
                classes(group),
                descendants(group, "title").findFirst().orElseThrow().getTextContent(),
                new Corner(Double.parseDouble(corner[1]), Double.parseDouble(corner[2])),
                group.hasAttribute("data-seen"));
    }

    private static Map<String, String> counts(List<String> labels, List<String> values) {
        return IntStream.range(0, labels.size()).boxed().collect(Collectors.toMap(labels::get, values::get));
    }

    /** Returns the edges to all nodes except the root, in the order of {@link #nodes()}. */
    List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        for (Element path : descendants("path")
                .filter(path -> classes(path).contains("edge"))
                .toList()) {
            boolean labelled = path.getNextSibling() instanceof Element next
                    && classes(next).contains("share");
            edges.add(new Edge(
                    labelled ? path.getNextSibling().getTextContent() : "",
                    Double.parseDouble(path.getAttribute("stroke-width"))));
        }
        return edges;
    }

    List<String> shares() {
        return edges().stream().map(Edge::share).toList();
    }

    /** Returns the names of all elements of the picture. */
    Set<String> elements() {
        return Stream.concat(picture.stream(), descendants("*"))
                .map(Element::getTagName)
                .collect(Collectors.toSet());
    }

    private static List<String> texts(Element group, String kind) {
        return descendants(group, "text")
                .filter(text -> classes(text).contains(kind))
                .map(Element::getTextContent)
                .toList();
    }

    private static Set<String> classes(Element element) {
        return Stream.of(element.getAttribute("class").split(" ")).collect(Collectors.toSet());
    }

    private Stream<Element> descendants(String name) {
        return picture.stream().flatMap(element -> descendants(element, name));
    }

    private static Stream<Element> descendants(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }
}
