package org.primeradiant.legacy;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.primeradiant.api.ItemIds;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.MemcachedSettings.Server;
import org.primeradiant.settings.Settings;

/** The deployment's store of candidates, opened on first use. Thread-safe. */
@ApplicationScoped
public class Candidates {
    @Inject
    Settings settings;

    @Inject
    Meters meters;

    private CandidateStore store;

    @PostConstruct
    void open() {
        store = CandidateStore.open(settings.memcached(), meters);
    }

    @PreDestroy
    void close() {
        store.close();
    }

    /** The items stored under comma-separated keys; see {@link CandidateStore#candidates}. */
    public ItemIds of(String keys, ItemIds exclusions) {
        return store.candidates(keys, exclusions);
    }

    /** Line for the startup report. */
    public String report() {
        List<Server> servers = settings.memcached().servers();
        return servers.isEmpty()
                ? "no candidates for recommenders: RADIANT_MEMCACHED_SERVERS is not set"
                : "candidates for recommenders from memcached at "
                        + servers.stream().map(Server::toString).collect(Collectors.joining(", "));
    }

    /** Whether memcached answers; true if none is configured. */
    public boolean isUp() {
        return store.isUp();
    }
}
