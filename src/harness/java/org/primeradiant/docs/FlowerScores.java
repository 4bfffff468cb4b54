package org.primeradiant.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Prediction;

@Named("flowers")
@ApplicationScoped
public class FlowerScores implements Model<FlowerScores.Flower, List<Prediction>> {
    public record Flower(double f1, double f2, double f3, double f4) {}

    @Override
    public List<Prediction> predict(Flower flower, Call call) {
        boolean small = flower.f3() < 2.5;
        return List.of(new Prediction(small ? 0.9 : 0.1, "1", 0.7), new Prediction(small ? 0.1 : 0.9, "2", 0.7));
    }
}
