package org.primeradiant.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.primeradiant.api.Call;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonException;

@Named("offers")
@ApplicationScoped
public class Offers implements Model<Offers.Flat, Offers.Offer> {
    private volatile Map<String, Double> prices = Map.of();

    public record Flat(String street, double area) {}

    public record Offer(double rent) {}

    @Override
    public void load() {
        prices = Map.of("Main Street", 12.5, "Park Lane", 20.0); // or from a file
    }

    @Override
    public Offer predict(Flat flat, Call call) {
        Double price = prices.get(Objects.requireNonNullElse(flat.street(), ""));
        if (price == null) {
            throw new SeldonException(404, "UNKNOWN_STREET", "no price is known for this street");
        }
        call.tag("street", flat.street());
        call.counter("offers", 1);
        call.gauge("price", price);
        return new Offer(price * flat.area());
    }

    @Override
    public void annotate(Call call) {
        call.tag("streets", prices.size());
    }

    @Override
    public Payload health(Call call) {
        if (prices.isEmpty()) {
            throw new SeldonException(503, "NO_PRICES", "no prices have been loaded");
        }
        return Payload.text("prices of " + prices.size() + " streets");
    }

    @Override
    public ModelMetadata metadata() {
        MessageMetadata area = MessageMetadata.of("area", "FP64", List.of(1L));
        return new ModelMetadata(
                "offers", List.of("1"), "radiant", List.of(area), List.of(), Map.of("currency", "EUR"));
    }
}
