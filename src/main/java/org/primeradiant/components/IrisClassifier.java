package org.primeradiant.components;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.api.Call;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

/**
 * The sample component: classifies three species of iris by the length and width of sepal and petal.
 *
 * <p>A multinomial logistic regression with an L2 penalty of 1 on standardized features, fitted to Fisher's 150
 * flowers on load, or else on first use. Takes n rows of 4 lengths in centimeters and answers n rows of 3
 * probabilities. Thread-safe.
 *
 * <p>Source of the data: R. A. Fisher, "The use of multiple measurements in taxonomic problems", 1936, as distributed
 * by the UCI repository.
 */
@Sample(name = "iris")
@ApplicationScoped
public class IrisClassifier implements Model<Tensor, Tensor> {
    /** A request that it answers, in JSON: one flower. */
    public static final String EXAMPLE = "{\"data\":{\"ndarray\":[[5.1,3.5,1.4,0.2]]}}";

    private static final double PENALTY = 1;
    private static final List<String> FEATURES =
            List.of("sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)");

    private final AtomicReference<IrisModel> model = new AtomicReference<>(IrisModel.UNFITTED);

    @Override
    public void load() {
        model.set(IrisModel.fit(PENALTY));
    }

    @Override
    public List<String> classNames() {
        return fitted().species();
    }

    @Override
    public Tensor predict(Tensor flowers, Call call) {
        int features = FEATURES.size();
        boolean fits = flowers.rank() == 2
                && flowers.dimension(1) == features
                && flowers.type().isNumeric();
        if (!fits) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    "iris takes n rows of 4 numbers " + FEATURES + ", got " + flowers.type() + " of shape "
                            + Arrays.toString(flowers.shape()));
        }
        IrisModel fitted = fitted();
        int species = fitted.species().size();
        double[] values = flowers.doubles();
        double[] answer = new double[flowers.dimension(0) * species];
        for (int row = 0; row < flowers.dimension(0); row++) {
            double[] flower = Arrays.copyOfRange(values, row * features, (row + 1) * features);
            System.arraycopy(fitted.probabilities(flower), 0, answer, row * species, species);
        }
        return Tensor.wrap(new int[] {flowers.dimension(0), species}, answer);
    }

    @Override
    public ModelMetadata metadata() {
        Map<String, String> custom = Map.of(
                "algorithm",
                "multinomial logistic regression",
                "penalty",
                "L2, " + PENALTY,
                "trainingRows",
                String.valueOf(fitted().rows()),
                "trainingAccuracy",
                String.valueOf(fitted().accuracy()));
        return new ModelMetadata(
                "iris",
                List.of("1"),
                "radiant",
                List.of(MessageMetadata.columns("tensor", FEATURES)),
                List.of(MessageMetadata.columns("tensor", fitted().species())),
                custom);
    }

    private IrisModel fitted() {
        if (model.get() == IrisModel.UNFITTED) {
            load();
        }
        return model.get();
    }
}
