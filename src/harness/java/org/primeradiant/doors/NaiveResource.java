package org.primeradiant.doors;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Typical code without Radiant: JSON-B maps bodies of Seldon's shape to beans. */
@Path("naive")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class NaiveResource {
    /** The parts of a message that a model needs. */
    public static class Message {
        public Data data;
        public Map<String, String> meta = Map.of();
    }

    /** Numbers with column names. */
    public static class Data {
        public List<String> names;
        public List<List<Double>> ndarray;
    }

    @POST
    public Message predict(Message request) {
        Message answer = new Message();
        answer.data = new Data();
        answer.data.ndarray = request.data.ndarray;
        answer.data.names = new ArrayList<>();
        for (int i = 0; i < request.data.ndarray.get(0).size(); i++) {
            answer.data.names.add("t:" + i);
        }
        return answer;
    }
}
