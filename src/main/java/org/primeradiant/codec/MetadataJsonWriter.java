package org.primeradiant.codec;

import java.io.IOException;
import org.primeradiant.api.GraphMetadata;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.json.JsonMembers;
import org.primeradiant.json.JsonOutput;
import org.primeradiant.json.JsonTreeWriter;

/**
 * Writes the metadata of components and graphs, with members in alphabetical order. A component's own metadata has
 * all its members, even empty ones.
 */
final class MetadataJsonWriter {
    private MetadataJsonWriter() {}

    static void write(ModelMetadata metadata, JsonOutput out) throws IOException {
        JsonMembers members = new JsonMembers(out);
        JsonMembers.map(metadata.custom(), members.member("custom"), JsonMembers::text);
        JsonMembers.list(metadata.inputs(), members.member("inputs"), MetadataJsonWriter::item);
        members.string("name", metadata.name());
        JsonMembers.list(metadata.outputs(), members.member("outputs"), MetadataJsonWriter::item);
        members.string("platform", metadata.platform());
        JsonMembers.list(metadata.versions(), members.member("versions"), JsonMembers::text);
        members.end();
    }

    /** Inputs and outputs are named differently than in protobuf. */
    static void write(GraphMetadata metadata, JsonOutput out) throws IOException {
        JsonMembers members = new JsonMembers(out);
        JsonMembers.list(metadata.inputs(), members.member("graphinputs"), MetadataJsonWriter::item);
        JsonMembers.list(metadata.outputs(), members.member("graphoutputs"), MetadataJsonWriter::item);
        JsonMembers.map(metadata.models(), members.member("models"), MetadataJsonWriter::node);
        members.string("name", metadata.name());
        members.end();
    }

    /** Writes the metadata of a node in a graph, without empty texts and versions, as Seldon's executor does. */
    private static void node(ModelMetadata metadata, JsonOutput out) throws IOException {
        JsonMembers members = new JsonMembers(out);
        members.mapIfSet("custom", metadata.custom(), JsonMembers::text);
        JsonMembers.list(metadata.inputs(), members.member("inputs"), MetadataJsonWriter::item);
        members.stringIfSet("name", metadata.name());
        JsonMembers.list(metadata.outputs(), members.member("outputs"), MetadataJsonWriter::item);
        members.stringIfSet("platform", metadata.platform());
        members.listIfSet("versions", metadata.versions(), JsonMembers::text);
        members.end();
    }

    private static void item(MessageMetadata item, JsonOutput out) throws IOException {
        JsonMembers members = new JsonMembers(out);
        members.stringIfSet("datatype", item.datatype());
        members.stringIfSet("messagetype", item.messagetype());
        members.stringIfSet("name", item.name());
        if (!item.schema().isEmpty()) {
            JsonTreeWriter.write(item.schema(), members.member("schema"));
        }
        members.listIfSet("shape", item.shape(), (length, to) -> to.number((long) length));
        members.end();
    }
}
