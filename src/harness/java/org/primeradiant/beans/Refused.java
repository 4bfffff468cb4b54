package org.primeradiant.beans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Component;
import org.primeradiant.api.Model;
import org.primeradiant.api.Parameter;

/** Components that cannot be served, one for each reason. */
@SuppressWarnings({"rawtypes", "unchecked"}) // raw types are the reason that some of them are refused
public final class Refused {
    private Refused() {}

    @ApplicationScoped
    public static class RawModel implements Model {
        @Override
        public Object predict(Object input, Call call) {
            return input;
        }
    }

    @ApplicationScoped
    public static class WildcardModel implements Model<List<?>, String> {
        @Override
        public String predict(List<?> input, Call call) {
            return "";
        }
    }

    @ApplicationScoped
    public static class ObjectModel implements Model<Object, String> {
        @Override
        public String predict(Object input, Call call) {
            return "";
        }
    }

    @ApplicationScoped
    public static class LongsModel implements Model<long[], String> {
        @Override
        public String predict(long[] input, Call call) {
            return "";
        }
    }

    @ApplicationScoped
    public static class NoRole implements Component {}

    @SessionScoped
    public static class SessionModel implements Model<String, String>, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public String predict(String input, Call call) {
            return input;
        }
    }

    /** Declares the role for its subclasses. */
    public abstract static class Base implements Model<String, String> {
        @Override
        public String predict(String input, Call call) {
            return input;
        }
    }

    @Named("not/a/name")
    @ApplicationScoped
    public static class BadName extends Base {}

    /**
     * Its nested class has the same simple name, and therefore the same component name, as the one in {@link Second}.
     */
    public static final class First {
        private First() {}

        @ApplicationScoped
        public static class TwinModel extends Base {}
    }

    /** See {@link First}. */
    public static final class Second {
        private Second() {}

        @ApplicationScoped
        public static class TwinModel extends Base {}
    }

    @ApplicationScoped
    public static class NeedsParameter extends Base {
        @Inject
        @Parameter("epsilon")
        double epsilon;
    }
}
