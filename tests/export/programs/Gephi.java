import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.DirectedGraph;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/**
 * Opens files as Gephi does, by default or, with "keep:" before the name, with "Don't merge", and prints what Gephi
 * then has: a line of JSON a file.
 */
public class Gephi {
    public static void main(String[] files) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        for (String file : files) {
            Workspace workspace = projects.newWorkspace(projects.getCurrentProject());
            projects.openWorkspace(workspace);
            read(file, workspace);
            GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
            System.out.println(told(model));
        }
    }

    private static void read(String file, Workspace workspace) throws Exception {
        boolean keep = file.startsWith("keep:");
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(new File(keep ? file.substring(5) : file));
        if (keep) {
            container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
        }
        importer.process(container, new DefaultProcessor(), workspace);
    }

    private static String told(GraphModel model) {
        DirectedGraph graph = model.getDirectedGraph();
        List<String> nodes = new ArrayList<>();
        for (Node node : graph.getNodes()) {
            nodes.add(element(node, model.getNodeTable(), ""));
        }
        List<String> edges = new ArrayList<>();
        Map<String, Integer> types = new TreeMap<>();
        for (Edge edge : graph.getEdges()) {
            String type = String.valueOf(edge.getTypeLabel());
            types.merge(type, 1, Integer::sum);
            edges.add(element(edge, model.getEdgeTable(), ",\"type\":" + text(type)));
        }
        List<String> counts = new ArrayList<>();
        types.forEach((type, count) -> counts.add(text(type) + ":" + count));
        return "{\"types\":{" + String.join(",", counts) + "},\"time\":" + text(model.getTimeFormat().toString())
            + ",\"nodes\":[" + String.join(",", nodes) + "],\"edges\":[" + String.join(",", edges) + "]}";
    }

    private static String element(Element element, Table table, String more) {
        List<String> values = new ArrayList<>();
        for (Column column : table) {
            Object value = element.getAttribute(column);
            if (!column.getId().equals("timeset")) {
                values.add(text(column.getTitle()) + ":" + json(value));
            }
        }
        Interval[] spells = element.getIntervals();
        String spell = spells.length == 0 ? "null" : "[" + bound(spells[0].getLow()) + "," + bound(spells[0].getHigh()) + "]";
        return "{\"id\":" + text(element.getId().toString()) + ",\"label\":" + json(element.getLabel())
            + ",\"spell\":" + spell + ",\"values\":{" + String.join(",", values) + "}" + more + "}";
    }

    private static String bound(double milliseconds) {
        return Double.isInfinite(milliseconds) ? "null" : String.valueOf((long) milliseconds);
    }

    private static String json(Object value) {
        return value == null || value instanceof Number || value instanceof Boolean
            ? String.valueOf(value) : text(value.toString());
    }

    private static String text(String value) {
        StringBuilder made = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            made.append(c == '"' || c == '\\' ? "\\" + c : c < ' ' || c > '~' ? String.format("\\u%04x", (int) c) : c);
        }
        return made.append('"').toString();
    }
}
