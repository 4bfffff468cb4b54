package org.primeradiant.grpc;

import io.grpc.InternalMetadata;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.primeradiant.admission.AdmissionMetrics.Refusal;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.Pool;
import org.primeradiant.admission.Watch;
import org.primeradiant.api.SeldonException;
import org.primeradiant.settings.Limits;

/**
 * Admits as many gRPC calls as there are threads and places in the queue, and refuses the rest. Health and server
 * reflection have threads and places of their own, which no component can use up; and health has its own threads,
 * because to identify the callers of reflection may take long. Thread-safe.
 */
final class Admission extends ServerStreamTracer.Factory implements ServerCallExecutorSupplier, ServerInterceptor {
    /** Prefix of the services that gRPC itself defines. */
    private static final String OF_GRPC = "grpc.";

    private static final String HEALTH = "grpc.health.";

    private static final int OWN_THREADS = 2;
    private static final int OWN_CALLS = 1000;
    private static final String CHECK = "grpc.health.v1.Health/Check";
    private static final int IDLE_SECONDS = 60;

    /** Bytes that HTTP/2 counts for each metadata field in addition to its name and value. */
    private static final int FIELD_BYTES = 32;

    private final Watch watch;
    private final Limits limits;
    private final Executor workers;
    private final ThreadPoolExecutor health;
    private final ThreadPoolExecutor reflection;
    private final Pool pool;
    private final Pool ownPool;
    private final OpenStreams streams = new OpenStreams();
    private final Semaphore places;
    /** As many as of other calls, but separate, so that idle streams do not use up theirs. */
    private final Semaphore streamPlaces;

    private final Semaphore ownPlaces = new Semaphore(OWN_CALLS);
    /** Separate, so that streams that stay open, such as health watches, cannot use up the places of single checks. */
    private final Semaphore checkPlaces = new Semaphore(OWN_CALLS);

    /**
     * Creates the admission; starts no thread yet.
     *
     * @param workers runs components; has as many threads as {@code limits} says
     * @param factory creates the threads of health and reflection
     */
    Admission(Watch watch, Limits limits, Executor workers, ThreadFactory factory) {
        this.watch = watch;
        this.limits = limits;
        this.workers = workers;
        this.health = own(factory);
        this.reflection = own(factory);
        this.pool = watch.pool("gRPC", limits.threads());
        this.ownPool = watch.pool("gRPC's own services", 2 * OWN_THREADS);
        this.places = new Semaphore(limits.threads() + limits.queue());
        this.streamPlaces = new Semaphore(limits.threads() + limits.queue());
    }

    private static ThreadPoolExecutor own(ThreadFactory factory) {
        ThreadPoolExecutor own = new ThreadPoolExecutor(
                OWN_THREADS, OWN_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        own.allowCoreThreadTimeOut(true);
        return own;
    }

    @Override
    public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
        CallAdmission admitted = admit(method, headers);
        if (MessageEncodings.unknown(headers).isPresent()) {
            MessageEncodings.remove(headers);
        }
        return admitted;
    }

    /**
     * Admits or refuses a call.
     *
     * @param method full name, {@code package.Service/Method}
     */
    CallAdmission admit(String method, Metadata headers) {
        boolean isOwn = method.startsWith(OF_GRPC);
        Semaphore free = isOwn ? ownPlaces(method) : places;
        if (!free.tryAcquire()) {
            watch.metrics().refused(Refusal.QUEUE);
            return refused(Status.RESOURCE_EXHAUSTED.withDescription(
                    isOwn
                            ? "too many health and reflection calls are open; try again in a moment"
                            : "as many calls are waiting as RADIANT_QUEUE allows; try again in a moment"));
        }
        Budget budget = begin(isOwn, headers);
        Place place = new Place(free);
        budget.whenEnded(place::release);
        StreamTerms terms = new StreamTerms(() -> opens(place), () -> watch.begin(pool));
        return new CallAdmission(budget, executor(method), !isOwn, refusal(headers, budget), terms);
    }

    private Executor executor(String method) {
        if (!method.startsWith(OF_GRPC)) {
            return workers;
        }
        return method.startsWith(HEALTH) ? health : reflection;
    }

    private boolean opens(Place place) {
        boolean opens = place.moveTo(streamPlaces);
        if (!opens) {
            watch.metrics().refused(Refusal.QUEUE);
        }
        return opens;
    }

    private Semaphore ownPlaces(String method) {
        return method.equals(CHECK) ? checkPlaces : ownPlaces;
    }

    private Budget begin(boolean isOwn, Metadata headers) {
        if (isOwn) {
            return watch.beginUntimed(ownPool);
        }
        return ServletHeaders.timeoutNanos(headers).isPresent() ? watch.beginUntimed(pool) : watch.begin(pool);
    }

    private Status refusal(Metadata headers, Budget budget) {
        int size = size(headers);
        if (size > limits.metadataSize()) {
            return Status.RESOURCE_EXHAUSTED.withDescription("the metadata is larger than " + limits.metadataSize()
                    + " bytes, the limit set by RADIANT_GRPC_MAX_METADATA_SIZE");
        }
        Optional<String> encoding = MessageEncodings.unknown(headers);
        if (encoding.isPresent()) {
            return Status.UNIMPLEMENTED.withDescription("the grpc-encoding " + encoding.get()
                    + " is not supported; send messages in " + MessageEncodings.names() + ", or as they are");
        }
        try {
            budget.take(size);
            return Status.OK;
        } catch (SeldonException e) {
            return Codes.status(e);
        }
    }

    private static int size(Metadata headers) {
        int size = 0;
        byte[][] fields = InternalMetadata.serialize(headers);
        for (byte[] field : fields) {
            size += field.length + FIELD_BYTES / 2; // names and values are separate entries here
        }
        return size;
    }

    private static CallAdmission refused(Status status) {
        return new CallAdmission(Budget.UNLIMITED, Runnable::run, false, status, StreamTerms.UNLIMITED);
    }

    /** A refused call needs no thread. */
    @Override
    public <Q, A> Executor getExecutor(ServerCall<Q, A> call, Metadata metadata) {
        CallAdmission admission = CallAdmission.KEY.get();
        if (admission.refusal().isPresent()) {
            return Runnable::run;
        }
        admission.budget().whenOver(() -> {
            if (admission.begin()) {
                call.close(CallAdmission.NO_TURN, new Metadata());
            }
        });
        return admission.executor();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        CallAdmission admission = CallAdmission.KEY.get();
        if (admission.refusal().isPresent()) {
            call.close(admission.refusal().get(), admission.trailers());
            return new ServerCall.Listener<>() {};
        }
        if (!admission.begin()) {
            return new ServerCall.Listener<>() {}; // given up before a thread was free
        }
        return next.startCall(call, headers);
    }

    /** The servlet's open streams, which end with the application. */
    OpenStreams streams() {
        return streams;
    }

    /** Ends the servlet's streams and the threads of health and reflection. */
    void close() {
        streams.close();
        health.shutdown();
        reflection.shutdown();
    }
}
