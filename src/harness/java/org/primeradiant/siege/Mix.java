package org.primeradiant.siege;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.primeradiant.siege.Attack.Lane;

/**
 * Sends the attacks from decks shuffled by the seed, in which each attack appears as often as its share says. The fast
 * connections keep to a fixed rate, because they share the machine with the server; each slow connection sends one
 * attack after the other.
 */
final class Mix implements AutoCloseable {
    private static final int FAST = 48;
    private static final int SLOW = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(FAST + SLOW);
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Lane, Deque<Attack>> decks = new EnumMap<>(Lane.class); // guarded by itself
    private final List<Attack> attacks;
    private final Attackers attackers;
    private final Tally tally;
    private final Pace pace;
    private final long seed;
    private final Random shuffling;

    /**
     * Creates a mix.
     *
     * @param attacks those of the attackers' attacks that are sent
     * @param rate attacks per second of all fast connections together
     */
    Mix(Attackers attackers, List<Attack> attacks, Tally tally, int rate, long seed) {
        this.attackers = attackers;
        this.attacks = List.copyOf(attacks);
        this.tally = tally;
        this.pace = new Pace(rate);
        this.seed = seed;
        this.shuffling = new Random(seed);
    }

    /** Returns the number of attacks sent; a burst counts as one. */
    long sent() {
        return numbers.get();
    }

    /** Sends attacks until {@code over} returns true, and returns when all of them have been answered or timed out. */
    void run(BooleanSupplier over) throws InterruptedException, ExecutionException {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < FAST + SLOW; i++) {
            Lane lane = i < FAST ? Lane.FAST : Lane.SLOW;
            if (attacks.stream().noneMatch(attack -> attack.lane() == lane)) {
                continue;
            }
            running.add(threads.submit(() -> {
                while (!over.getAsBoolean()) {
                    send(lane);
                }
                return null;
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
    }

    private void send(Lane lane) throws InterruptedException {
        if (lane == Lane.FAST) {
            pace.await();
        }
        Attack attack = deal(lane);
        long number = numbers.incrementAndGet();
        long start = System.nanoTime();
        List<Answer> answers = attack.action().send(new Random(seed + number));
        boolean isExcused = attackers.hangsSince(start);
        for (Answer answer : answers) {
            tally.add(number, attack, answer, isExcused);
        }
    }

    private Attack deal(Lane lane) {
        synchronized (decks) {
            Deque<Attack> deck = decks.computeIfAbsent(lane, one -> new ArrayDeque<>());
            if (deck.isEmpty()) {
                deck.addAll(shuffled(lane));
            }
            return deck.pop();
        }
    }

    private List<Attack> shuffled(Lane lane) {
        List<Attack> deck = new ArrayList<>();
        attacks.stream()
                .filter(attack -> attack.lane() == lane)
                .forEach(attack -> deck.addAll(Collections.nCopies(attack.share(), attack)));
        Collections.shuffle(deck, shuffling);
        return deck;
    }

    /** Admits callers at a fixed rate, without catching up on missed slots. */
    private static final class Pace {
        private final long stepNanos;
        private long next = System.nanoTime(); // guarded by this

        Pace(int rate) {
            stepNanos = TimeUnit.SECONDS.toNanos(1) / rate;
        }

        void await() throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(turn() - System.nanoTime());
        }

        private synchronized long turn() {
            next = Math.max(next + stepNanos, System.nanoTime());
            return next;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
