package org.primeradiant.doors;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What one would write without Radiant: JSON-B reads and writes beans of Seldon's shape. */
@Path("naive")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class NaiveResource {
    /** A message, as far as a model needs it. */
    public static class Message {
        public Data data;
        public Map<String, String> meta = Map.of();
    }

    /** Numbers with names. */
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
