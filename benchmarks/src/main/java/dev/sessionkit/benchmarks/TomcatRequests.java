package dev.sessionkit.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.Adapter;
import org.apache.coyote.OutputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;

/** Requests through Tomcat's container: from the lines of the request, parsed, to the body of the answer. */
final class TomcatRequests implements AutoCloseable {

    private static final byte[] PATH = "/basket".getBytes(US_ASCII);
    private static final byte[] PROTOCOL = "HTTP/1.1".getBytes(US_ASCII);
    private static final byte[] GET = "GET".getBytes(US_ASCII);

    private final Tomcat tomcat = new Tomcat();
    private final Adapter adapter;
    private final List<List<Line>> requests;
    private final Path home;

    private record Line(byte[] name, byte[] value) {}

    TomcatRequests(WebSite site) throws IOException, LifecycleException {
        requests = site.cookies().stream().map(TomcatRequests::lines).toList();
        home = Files.createTempDirectory("tomcat");
        tomcat.setBaseDir(home.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "localhost");
        tomcat.getEngine().setName(site.name());
        Context context = tomcat.addContext("", home.toString());
        context.addServletContainerInitializer(site.application(), null);
        tomcat.start();
        adapter = tomcat.getConnector().getProtocolHandler().getAdapter();
    }

    private static List<Line> lines(String cookie) {
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<String, String> header : BrowserHeaders.with(cookie).entrySet()) {
            lines.add(new Line(
                    header.getKey().getBytes(US_ASCII), header.getValue().getBytes(US_ASCII)));
        }
        return lines;
    }

    /** Requests by one processor, which is used again for the next. */
    Operation lane(int lane) {
        Request request = new Request();
        Response response = new Response();
        request.setResponse(response);
        response.setRequest(request);
        Written written = new Written();
        response.setOutputBuffer(written);
        Turn turn = new Turn(lane);
        return () -> {
            fill(request, requests.get(turn.next()));
            adapter.service(request, response);
            int status = response.getStatus();
            request.recycle();
            response.recycle();
            if (status != 200) {
                throw new IllegalStateException("answered " + status);
            }
            return written;
        };
    }

    private static void fill(Request request, List<Line> lines) {
        request.setStartTimeNanos(System.nanoTime());
        request.setMethod(GET, 0, GET.length);
        request.requestURI().setBytes(PATH, 0, PATH.length);
        request.protocol().setBytes(PROTOCOL, 0, PROTOCOL.length);
        request.scheme().setString("http");
        request.serverName().setString("localhost");
        request.setServerPort(80);
        for (Line line : lines) {
            request.getMimeHeaders()
                    .addValue(line.name(), 0, line.name().length)
                    .setBytes(line.value(), 0, line.value().length);
        }
    }

    /** Where bodies go unseen. */
    private static final class Written implements OutputBuffer {

        private long bytes;

        @Override
        public int doWrite(ByteBuffer chunk) {
            int count = chunk.remaining();
            chunk.position(chunk.limit());
            bytes += count;
            return count;
        }

        @Override
        public long getBytesWritten() {
            return bytes;
        }
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
        ExpandWar.delete(home.toFile());
    }
}
