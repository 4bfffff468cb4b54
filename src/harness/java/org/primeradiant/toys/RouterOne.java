package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Router;
import org.primeradiant.api.Tensor;

/** Routes every request to branch 1 and describes the last feedback in a tag. */
@Named("RouterOne")
@ApplicationScoped
public class RouterOne implements Router<Payload> {
    private final AtomicReference<String> last = new AtomicReference<>("none");

    @Override
    public int route(Payload input, Call call) {
        return 1;
    }

    @Override
    public Payload feedback(Feedback feedback, Call call) {
        OptionalInt branch = call.branch();
        String routing = branch.isPresent() ? String.valueOf(branch.getAsInt()) : "None";
        last.set("routing=" + routing + " reward=" + feedback.reward() + " truth=" + truth(feedback));
        return Payload.NONE;
    }

    @Override
    public void annotate(Call call) {
        call.tag("last", last.get());
    }

    /** Formats the truth like a python list: {@code [[1.0], [0.0]]}. */
    private static String truth(Feedback feedback) {
        if (!(feedback.truth().payload() instanceof Data data)) {
            return "[]";
        }
        Tensor tensor = data.tensor();
        String[] elements = new String[tensor.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = element(tensor, i);
        }
        for (int axis = tensor.rank() - 1; axis >= 0; axis--) {
            elements = joined(elements, tensor.dimension(axis));
        }
        return elements.length == 0 ? "[]" : elements[0];
    }

    private static String element(Tensor tensor, int index) {
        return tensor.array() instanceof String[] strings
                ? "'" + strings[index] + "'"
                : String.valueOf(tensor.doubleAt(index));
    }

    private static String[] joined(String[] elements, int size) {
        if (size == 0) {
            return new String[] {"[]"};
        }
        String[] lists = new String[elements.length / size];
        for (int i = 0; i < lists.length; i++) {
            lists[i] = "[" + String.join(", ", Arrays.asList(elements).subList(i * size, (i + 1) * size)) + "]";
        }
        return lists;
    }
}
