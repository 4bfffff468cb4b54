package org.primeradiant.legacy;

import jakarta.enterprise.context.ApplicationScoped;
import org.primeradiant.api.ItemIds;

/** Placeholder until the store is there. */
@ApplicationScoped
public class Candidates {
    public ItemIds of(String keys, ItemIds exclusions) {
        return ItemIds.NONE;
    }
}
